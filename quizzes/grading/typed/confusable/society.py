"""Confusable words of history, politics, law, religion and places: groups that a comma ends."""

GROUPS = """
ablution abolition, absolution absolutism, acadia arcadia, acropolis metropolis necropolis,
advocaat advocate, aggression digression regression, aligned unaligned, allegation delegation,
alliance reliance, amnesia amnesty, anarchical monarchical, anarchism monarchism, anarchist
monarchist, anarchy monarchy, annexation annotation, apolitical political, apostate apostle,
appeasement appraisement, appointee appointer, appropriation expropriation, arbitrage arbitrary,
armed unarmed, artisan partisan, assyria syria, assyrian syrian, atheism deism theism, atheist
deist theist, australia austria, australian austrian, autocracy democracy plutocracy, balloon
walloon, baptist papist, batavia bavaria, behring bering, belligerence belligerent, bilateral
trilateral unilateral, billion million trillion, billions millions trillions, bolivar bolivia,
bourgeois bourgeoisie, british brutish, cabernet cabinet, calabria cantabria, caledonia macedonia,
calvary cavalry, capitation capitulation, cardinal carnal, cardinal carnival, catalan catalina,
catholicism catholicity, censor censure census, cession secession session, chancellery chancellor,
chapter charter, cleric clerical, coalition collation collision, codification modification,
colombia columbia, colonel colonial, colonization decolonization recolonization, colony felony,
commissar commissary, committed uncommitted, commodity community, commonweal commonwealth,
communion communism, compact contact, concession confession, conclave enclave exclave,
confessional congressional, conscription inscription, conservation conservatism, conservative
conservatoire, constitution destitution institution prostitution restitution, constitutional
unconstitutional, construction reconstruction, conventional unconventional, corporal corporate,
creation cremation, creation croatian, crime crimea, croatia croatian, cumbria umbria, cypress
cyprus, decision indecision, defederation federation, defendant dependant, deflation inflation
reflation, deformation formation reformation, delegate relegate, demobilisation mobilisation,
demobilization mobilization, democratic undemocratic, demonstrate remonstrate, demonstration
remonstration, denomination domination nomination, depopulation population, deportation
exportation importation, depot despot, depression oppression repression, deregulation regulation,
detente entente, detergent deterrent, devaluation evaluation, dictation dictator, diploma
diplomacy, diploma diplomat, direct indirect, disciple discipline, discount viscount,
disinformation misinformation, domination dominion, domination nomination, dominica dominican,
ecuador equator, elected unelected, embargo embark, emigrant immigrant, emigrate immigrate,
emigrate immigrate migrate, emigration immigration migration, empire umpire, employed employee
employer, enquiry equity, episcopal episcopate, equality inequality, eretria eritrea, estonia
estonian, eternity fraternity maternity paternity, ethiopia ethiopian, evasion invasion, excise
exercise, excise exile, expatriate repatriate, expatriation reparation repatriation, expatriation
repatriation, extradition tradition, fascism racism, fascist racist, federalism federalist,
flanders flounders, fliers friars, fraternal maternal paternal, gaelic gallic, galatia galicia,
gambia zambia, geneva genoa, georgia georgian, germania germanic, ghana guiana guyana, granada
grenada, gratification ratification rectification, grenada grenade, habsburg hamburg, hamburg
homburg, hegemon hegemony, heretic hermetic, hondurans honduras, hungary hungry, iberia liberia
siberia, iceland ireland island, idealism idealist, imitate initiate, incite invite, infancy
infantry, injustice justice, insecurity security, instability stability, insurgence resurgence,
insurgent resurgent, insurrection resurrection, intercity intracity, interstate intestate,
interstate intrastate, intolerance tolerance, inventor investor, irredentism irredentist, israel
israeli, jacobean jacobin jacobite, judicial judiciary, justice justify, kuwait kuwaiti, legality
regality, legion region, legitimacy legitimate, leninism leninist, lessee lesser, liability
viability, liberal literal, liberalism literalism, literacy literary, litigation mitigation,
loyalist royalist, loyalty royalty, macrostate microstate, magnolia mongolia, malawi malaya,
malaya malaysia, matriarch patriarch, matriarchal patriarchal, matriarchy patriarchy, mediocracy
meritocracy, menarche monarchy, mesolithic monolithic neolithic, militant military, militarily
military, minister minster, missile missive, missionary visionary, mobility nobility, moldavia
moravia, monopoly monopsony, montenegrin montenegro, mortgagee mortgagor, muslim muslin,
nationalisation rationalisation, nationalism rationalism, nationalist nationality, nationalist
rationalist, nationality rationality, nationalization rationalization, neutralise neutrality,
niger nigeria, nigerian nigerien, nonaligned unaligned, norman normandy, norman roman, official
unofficial, oligarch oligarchy, pacific specific, palate prelate, palatine palestine, pardon
pardoner, parish perish, parishes perishes, parisian persian, parrot patriot, perfect prefect,
persecutor prosecutor, populism populist, presbyter presbytery, preservation reservation,
privateer privater, proclamation reclamation, proletarian proletariat, proprietor propriety,
protectant protestant, prussia russia, prussian russian, reagent regent, reason treason, recession
repression, refuge refugee, regimen regiment, regulated unregulated, rhodes rhodesia, romania
romanian, rwanda uganda, salesian silesian, samaria sumeria, samarian sumerian, scandinavia
scandinavian, schism schist, senate senator, slavery slavey, slovakia slovenia, slovakian
slovenian, socialism socialist, sovereign sovereignty, stalinism stalinist, statism statist,
submit summit, suffragan suffrage, sultan sultana, sultana sultanate, superpose superpower,
suzerain suzerainty, tanzania tasmania, thrace thrice, thursday tuesday, tobago togo, trainee
trainer, tribunal tribune, tribune tribute, tunis tunisia, turkey turkic, tyranny tyrant, unionism
zionism, unionist zionist, valencia valentia, vassal vessel, vatical vatican, vienna vietnam,
warfare welfare, westphalia westphalian, yugoslav yugoslavia, zealand zeeland,
"""
