"""Confusable words of the general language: groups that a comma ends, in alphabetical order."""

GROUPS = """
abjure adjure, ablation ablution oblation, abrogate arrogate, abstraction attraction, abstraction
obstruction, accelerate decelerate, accent ascent assent, accept except expect, acceptance
exceptance, access excess, accession ascension, accession secession succession, accidental
incidental occidental, acclamation acclimation, acclamation exclamation, acquisition inquisition
requisition, action inaction, activation motivation, addition edition, adherence adherents,
admission emission omission, adverse averse, advice advise, affect effect, affection infection,
affective defective effective, affluent effluent, aggression regression repression, ahistorical
historical, allocation location, allude delude elude, allusion delusion elusion illusion,
alteration altercation, alternate alternative, altitude aptitude attitude latitude, amoral immoral
moral, anecdote antidote, annotation notation, annual annul, annunciation denunciation enunciation
renunciation, apartment department, application implication, appose oppose, apposition opposition,
appraise apprise, approximate proximate, article participle particle, ascendant descendant
descendent, ascending descending, asexual sexual, asocial social, aspiration expiration
inspiration respiration, assemble assembly, assemble dissemble, assistance assistants, assure
ensure insure, astringent stringent, attendance attendants, attraction extraction, attribution
retribution, atypical typical, auditor editor, aversion eversion inversion version, avocation
evocation vocation, balance imbalance, battled bottled, beneath beneathe, biannual biennial,
bleeding breading breeding, breached preached, bridal bridle, broach brooch, brushing crashing
crushing, calendar calender colander, callous callus, capital capitol, capture rapture, carriage
marriage, cartridge partridge, casual causal, casualty causality, censor censure sensor, cereal
serial, cessation sensation, cession session, changing chanting charging, choral coral, closure
enclosure, clothes cloths, coarse course, collation collection, collection recollection, collision
collusion, comedy comity, command commend, commission omission, community immunity, commutation
computation, compare compere, competence competency, competition composition repetition,
compilation complication, complement compliment, complementary complimentary, composition
imposition, comprehensible comprehensive, comprise compromise, compulsion convulsion, concert
consort, concession confession, confederation consideration, confidant confidence confident,
confirm conform, confirmation conformation, congenial congenital, conservation conversation,
considerable considerate, consolation consultation, constellation consternation, constitution
institution, constriction construction, construct construe, construction destruction instruction
obstruction, consul council counsel, consular consulate, contempt content, contended contender,
contention intention, contest context, contract contrast, contraction contradiction, convection
convention conviction, conversation conversion, convert covert, cooperation corporation,
cooperation operation, copulation population, corporal corporeal, correspondence correspondents,
councillor counsellor, courtesan courtesy, crafting drafting drifting, credible creditable,
crumpet trumpet, currant current, currently recurrently, cymbal symbol, daughter laughter
slaughter, dearth death, decent descent dissent, deception reception, decision derision,
declamation declaration, decline incline recline, dedication education, deduce induce reduce,
deduction induction reduction seduction, defamation deformation, defection deflection detection,
defective detective, deference difference, deference reference reverence, deferent different,
deferment determent, definite definitive, deflection reflection refraction, defuse diffuse,
dejection detection, delegation legation relegation, deletion depletion, deliberation liberation
libration, deliverable deliverance, demotion devotion promotion, depart deport, department
deportment, dependence dependents, deposition disposition, depravation deprivation, deprecate
depreciate, deprecation depreciation, depression repression, derivation derivative, derivation
deviation, desecration desiccation, desert dessert, designation resignation, desperate disparate,
destination destitution, detail entail, detention retention, determinant determinate, detract
distract, detraction distraction, device devise, devolution evolution revolution, dilution
solution, disassemble dissemble, disburse disperse, discomfit discomfort, discreet discrete,
dispersal disposal, diversion division, dominate nominate, drinking thinking, duplicate replicate,
duplication replication, economic economical, ejection election erection selection, ejection
rejection, elation relation, electoral electorate, elicit illicit, elocution locution, emerge
immerge, emergence immergence, emersion immersion, emigrant immigrant migrant, eminent immanent
imminent, emission remission, emotion motion, emulation simulation, endorse indorse, endurance
insurance, entity identity, enumeration numeration, envelop envelope, epigram epigraph epitaph,
equable equitable, eruption irruption, escapade escape, especially specially, estimation
intimation, ethics ethnics, evaluation valuation, evection eviction, evoke invoke provoke revoke,
exacting exciting, exaltation exultation, exceptionable exceptional, excision incision,
exclamation explanation, exclude include, execution exertion, exercise exorcise, exhausting
exhaustive, exhibition inhibition, exhortation exportation, expand expend, expansive expensive,
explicit implicit, exploitation exploration exportation, explosion expulsion implosion, expression
impression oppression, expulsion impulsion, extant extent, extension intension, extraction
traction, faction fiction fraction friction, factitious fictitious, fermentation fomentation,
fictional functional, filtration flirtation, fission mission, flagrant fragrant, flaunt flout,
foreword forward, formally formerly, fountain mountain, function junction, generation veneration,
germinal terminal, gesture posture, gradation graduation, habitation habituation, hallowed
hollowed, handsome hansom, herbal verbal, hesitation meditation, historic historical, hominid
hominoid, homogeneous homogenous, hospitable hospital, human humane, humanity humidity, hurdle
hurtle, illegal legal, illegality legality, illegitimate legitimate, illiterate literate,
illogical logical, imbibe imbue, imitation initiation, imitation invitation, imitation limitation,
immaterial material, immature mature, immobile mobile, immoderate moderate, immoral moral,
immortal mortal, impartial partial, impassable impassible, impatient patient, imperative
operative, imperfect perfect, impersonal personal, important impotent, importune opportune,
impossible possible, impracticable impractical, impractical practical, imprecise precise,
impressive oppressive, improbable probable, improper proper, impure pure, inaction reaction,
incidence incidents, inculcate inculpate, indication induction, indict indite, inequity iniquity,
infection inflection infraction, infest invest, influence influenza, ingenious ingenuous, inhabit
inhibit, inhabited inhibited uninhabited, innovation invocation renovation, instance instants,
insulation isolating isolation, intense intents, intention invention, intercept intersect,
interment internment, intermission intromission, intimate intimidate, inventor investor,
irrational national rational rationale, irregular regular, irrelevant relevant, irreligious
religious, irresponsible responsible, irreversible reversible, irrigation irritation, laceration
maceration, leaching preaching reaching teaching, legation negation, legislator legislature,
liable libel, libation liberation, lightening lightning, lineal linear, literal littoral,
literally literary, lowering towering, magnate magnet, magnificent munificent, majority minority,
manner manor, marital martial, massage message, material maternal, maturation saturation, medal
meddle metal mettle, mediation medication meditation, mendacity mendicity, messenger passenger,
militate mitigate, moderation toleration, modification mollification, momentary monetary, monument
movement, morality mortality, multiple multiply, multiplied multiplier, mutation mutilation,
mystical mythical, naturalist naturist, nature nurture, oblation obligation, operation operator,
oppression suppression, ordinance ordnance, organism organist, painting panting planting, palate
palette pallet, parameter perimeter, partain pertain, partiality partially, particular
particulate, partition petition, pastoral pectoral, pasture posture, patience patients, pedal
peddle, penitence penitents, permissible permissive, permission remission, perpetrate perpetuate,
perquisite prerequisite requisite, persecute prosecute, persecution prosecution, personal
personnel, personality personalty, perspective prospective, perspiration respiration, persuasion
pervasion, petition repetition, plaintiff plaintive, poisoner prisoner, portion potion,
practicable practical, practice practise, precede proceed, precedence precedents, precedent
president resident, precession procession profession, precious previous, predication prediction,
predominant predominate, premise promise, preparation reparation separation, preposition
proposition, prescribe proscribe, prescription proscription, presence presents, presentation
representation, presumption resumption, prevision provision revision, prince principe, princes
princess, principal principle, privation probation, production reduction, projection protection,
prophecy prophesy, propose purpose, prostate prostrate, provence province, qualitative
quantitative, quality quantity, radiance radiant, reaction refraction retraction, reality realty,
rebuke rebut, recession recessional recission, recitation recreation, recourse resource, referral
reversal, reflective reflexive, refute repute, register registrar, reigning resigning, relation
revelation, relic relict, relocation revocation, remuneration renumeration, repetition reputation,
reserve reverse, residence residents, resolution revolution, resolver revolver, respiration
restoration, responsible responsive, revere severe, reverend reverent, sacred scared scarred,
salivation salvation, salvation starvation, sanction suction, satiric satyric, sculptor sculpture,
section suction, sedation sedition, seething teething, sending spending, shooting shouting,
shortage storage, simulant stimulant, simulate stimulate, simulation stimulation, sinking
stinking, smuggler snuggler, sociable social, socialist specialist, speciality specialty, stable
staple, stalking talking walking, starling sterling, stationary stationery, statuary statutory,
statue stature statute, straggle struggle, straight strait, stranger strangler, sturgeon surgeon,
submersion subversion, suspect suspend, systematic systemic, temporal temporary, tenant tenet,
tension tensor, therefor therefore, thorough through, threaten threatened, titillate titivate,
topical tropical typical, tortuous torturous, tradition transition, traditional transitional,
transaction translation, transformation transportation, transient transit, transition translation,
treasure treasurer treasury, treaties treatise, troop troupe, turban turbine, undeniable
undesirable, vacation vocation, validation variation, valuable voluble, venal venial, veracious
voracious, veracity voracity, vicious viscous, violation volition, wanderer wonderer, warrant
warranty, warrior worrier, weather whether,
"""
