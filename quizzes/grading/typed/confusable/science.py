"""Confusable words of sciences, medicine and computing: groups that a comma ends."""

GROUPS = """
abduction adduction, abductor adductor, abiotic biotic, absorb adsorb, absorption adsorption
desorption, abstraction obstruction, accretion excretion secretion, acellular cellular, acetate
acetone, achromatic chromatic, action cation, active inactive, admission emission omission
remission, aerobic anaerobic, afferent efferent, albumen albumin, alkali alkaline, alkane alkene
alkyne, allele allelic, allotrope allotropy, ammonia ammonium, amylase amylose, anabolic
catabolic, anabolism catabolism metabolism, analysis paralysis, anatomic atomic, androgen
androgyne, angina vagina, anion cation, anisotropic isotropic, antenatal antinatal, aperiodic
periodic, aphagia aphasia aplasia, arterial arteriole, arthritis arthrosis, aseptic septic,
aspartame aspartate, aspersion dispersion, association dissociation, asteroid steroid, astrology
astronomy, asymmetric symmetric, asymmetrical symmetrical, asymmetry symmetry, asymptomatic
symptomatic, asymptote asymptotic, asynchronous synchronous, attenuation extenuation, attrition
nutrition, avascular vascular, axial axonal, axillary maxillary, benzene benzine benzyne, biaxial
coaxial uniaxial, bicarbonate carbonate carbonite, bijective injective invective, binomial
monomial, binomial trinomial, bisect dissect, brachial branchial bronchial, bromate bromide
bromine, butane butene butyne, calcite calcium, capillary papillary, carbolic carbonic, carbonyl
carboxyl, cardiac cardinal, carotid parotid, carpal tarsal, central ventral, cervical vertical,
cetacean cretacean crustacean, chemist chemistry, chlorate chloride chlorine chlorite, chromate
chromite, chromatid chromatin, chronic colonic, colic colonic, commutation commutative,
compensation condensation, component exponent opponent, composition decomposition, compression
decompression, conductance inductance, conduction convection induction, conductor inductor,
conjugal conjugate, convolution evolution involution, coronal coronary, corrasion corrosion,
cosecant secant, covariance variance, creatine creatinine, cristal crystal, crystallin
crystalline, cyanate cyanide cyanine, cytidine cytosine, cytokine cytokinin, decagram decigram,
decametre decimetre, decision precision, decoder encoder, decoding encoding, decryption
encryption, dedication desiccation, defector detector, defibrillation fibrillation, deflation
inflation, dehydration hydration, denitrification nitrification, denominator nominator,
deoxygenated oxygenated, dependent independent, dextran dextrin, diameter dimeter, diffusion
effusion fusion infusion, digestion ingestion, dilation dilution, diode triode, diploid haploid,
displacement misplacement, dysenteric dysentery, dysentery mesentery, dysphagia dysphasia, eclipse
ellipse, ecology geology oncology, ecosphere exosphere, ectotherm endotherm exotherm, ectothermic
endothermic exothermic, effusion perfusion profusion, ejection injection, elastic elastin,
election electron, electrode electron, electrolyte electrolytic, ellipse ellipses ellipsis,
embolism embolus, embryogenic embryonic, emulation emulsion, endemic epidemic pandemic, endergonic
exergonic, endocrine exocrine, endocytosis exocytosis, endogenous exogenous, endoscopic exoscopic,
endoskeleton exoskeleton, entomology etymology, enumerator numerator, epigenesis epigenetics,
equation equator, erbium terbium ytterbium, ethanal ethanol methanol, ethane ethene ethyne
methane, ethnology ethology, ethyl methyl, ethylene methylene, excentre incentre, exclusion
inclusion occlusion seclusion, exhalation inhalation, extracranial intracranial, extrusion
intrusion, facial fascia, facial glacial, factional fractional, factory olfactory, febrile
fertile, femoral temporal, filament ligament, fission fusion, fission vision, flection flexion,
florescence fluorescence inflorescence, florescent fluorescent, fluoride fluorine fluorite,
fructose fucose, fungicidal fungicide, galactose lactose, genotype phenotype, gigabyte megabyte
petabyte terabyte, gigahertz megahertz, gigawatt megawatt, glucose glycose, glutamate glutamine,
gradation predation, granite graphite, guanidine guanine, hematoma hepatoma, hemolysis homolysis,
histamine histidine, homogamy homogeny, humerus humorous, hydrate hydride, hydrogel hydrogen,
hydrolyse hydrolysis, hydrophilic hydrophobic, hydrostatic hydrostatics, hyperactive hypoactive,
hyperbola hyperbole, hypercalcaemia hypocalcaemia, hypercalcemia hypocalcemia, hyperglycaemia
hypoglycaemia, hyperglycemia hypoglycemia, hyperkalaemia hypokalaemia, hypernatraemia
hyponatraemia, hypernatremia hyponatremia, hyperoxia hypoxia, hyperplasia hypoplasia,
hypersecretion hyposecretion, hypersensitive hyposensitive, hypertension hypotension, hypertensive
hypotensive, hyperthermia hypothermia, hyperthermic hypothermic, hyperthyroidism hypothyroidism,
hypertonic hypotonic, hypertrophy hypotrophy, hyperventilation hypoventilation, iconic ionic,
impermeability permeability, impermeable permeable, incubation intubation, inert inertia,
infarction infraction, infection injection, inflation inflection, inorganic organic, insoluble
soluble, insulin inulin, integral integrand, intercellular intracellular, intermolecular
intramolecular, interstellar intrastellar, intervascular intravascular, intervenous intravenous,
invertebrate vertebrate, iodate iodide iodine, irradiate radiate, irradiation radiation radiator,
isobar isobath, isothermal isothermic, isotone isotope isotropy, isotonic isotopic, iteration
iterator, ketone ketose, kilobit kilobyte, lactase lactate lactose, laryngeal pharyngeal,
laryngitis pharyngitis, larynx pharynx, lateral literal, liposomal ribosomal, lumbar lumber,
lymphoid lymphoma, lysin lysine, macroeconomic microeconomic, macroeconomics microeconomics,
macromolecule micromolecule, macrophage microphage, macroscope microscope, macroscopic
microscopic, macroscopy microscopy, magnetic magnetite, malleolus malleus, maltase maltose,
manometer nanometre, mantis mantissa, massive passive, mean median, medial median, medulla medusa,
megabit megabyte, meiosis miosis mitosis, meiotic mitotic, melanin melatonin, mesoderm mesodermal,
metacarpal metatarsal, metacarpus metatarsus, metallic metalloid, meteorology metrology, method
methyl, mistral mitral, molality molarity, molecular molecule, monocot monocyte, monogram
nanogram, morpheme morphine, mucous mucus, muscular vascular, mutation nutation, narcosis
necrosis, necrosis neurosis, nephritis neuritis, nephrology neurology, nephron neuron, neuron
neutron, neutrino neutron, nitrate nitride nitrite, nitrification vitrification, notation
rotation, nuclear unclear, nucleolus nucleus, nucleoside nucleotide, objective subjective, orbital
orbiter, oscillate osculate, oscillation osculation, osteopath osteopathy, ovation ovulation,
parable parabola, parallax parallel, perceptual perpetual, perinatal prenatal, perineal peritoneal
peroneal, perineum peritoneum, phenol phenyl, phosphate phosphide phosphite, photon proton, plasma
plasmid, pleural plural, podium sodium, position positron, private pyruvate, propanal propanol,
propane propene propyne, prosthesis prothesis, quadrant quadrat, quadratic quadric quartic, radial
radical, radian radon, radium radius, reaction refraction retraction, reactivity relativity,
reactor rector, recession recursion, recessive regressive, reciprocal reciprocate, retina retinal
retinol, retreatment treatment, rhenium ruthenium, ribose ribosome, rudimentary sedimentary,
salient saline, saturated unsaturated, secretin secretion, sector vector victor, sensor sensory,
silica silicon silicone, sinuous sinus, spectral spectrum, stagflation stagnation, stain strain,
stalactite stalagmite, stamen stamina, steatosis stenosis, stratum striatum, subjective
surjective, sucrase sucrose, sulphate sulphide sulphite, synapse synapsis, synaptic synoptic,
telescope telescopic, tension torsion, tetanus tetany titanus, thallium thulium, thiamine thymine,
thorium thulium, thyme thymine thymus, thymidine thymine, thymoid thyroid, thyroxine tyrosine,
tibial tribal, toxin toxoid, trachea trachoma, transaction transduction, transversal traversal,
transverse traverse, trapezium trapezius, trophic tropic, trophism tropism, turbidity turgidity,
uranium uranus, ureter urethra, ureteral urethral, variable variance, vehicular vesicular,
velocity veracity, venomous venous, vertex vortex, vertices vortices, vesical vesicle, viral
virile,
"""
