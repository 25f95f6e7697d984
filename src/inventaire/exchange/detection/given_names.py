"""First names that people living in France bear, by which a column of names is known.

Written from common knowledge of the national lists of first names, for no person in particular;
accents and case aside.
"""

from __future__ import annotations

from inventaire.exchange.detection.listed import listed

#: Enough of them for a column of names to hold many; a name that is missing speaks for nothing.
GIVEN_NAMES = listed(
    """abdel abdelkader abdou abel adam adama adele adelaide adeline adrien adrienne agathe
    agnes ahmed aicha aime aimee akim alain alan alban albane albert alberte alessandro alex
    alexandra alexandre alexia alexis ali alice alicia aline alison alix alma alois alphonse
    alya amadou amandine amara ambre amelie amin amina amine amir amira ana anais anas andre
    andrea andree angel angela angele angelina angeline angelique anissa anita ann anna
    annabelle anne annette annick annie anouk anthony antoine antoinette antonin antonio
    apolline ariane aristide arlette armand armande armelle arnaud arsene arthur assia
    astrid aubin aude audrey auguste augustin aurelie aurelien aurore axel axelle aya ayoub
    baptiste baptistine barbara bastien baudouin beatrice benedicte benjamin benoit berenice
    bernadette bernard berthe bertrand bilal bintou blaise blanche blandine boris brahim
    brice brigitte bruno camille candice capucine carine carla carlos carole caroline
    catherine cecile cecilia cedric celeste celestin celia celine chantal charlene charles
    charlie charline charlotte chiara chloe christel christelle christian christiane
    christine christophe cindy claire clara clarisse claude claudette claudie claudine
    claudio clelia clemence clement clementine clotilde coline colette constance constant
    constantin coralie coraline corentin corinne cyprien cyril cyrille damien daniel daniela
    daniele danielle danny daphne david deborah delphine denis denise desire diane didier
    diego dimitri djamel djibril dominique donatien doriane dorian dorothee driss eddy edgar
    edith edmond edouard eglantine elea eleonore elena elia eliane elias elie eliott eline
    elisa elisabeth elise elodie eloi eloise elsa elvira emeline emilie emilien emma
    emmanuel emmanuelle emmy emy enora enzo eric erika ernest erwan esteban estelle esther
    etienne eugene eugenie eulalie eva evan evelyne fabien fabienne fabrice fadila fanny
    farah farid fatima fatiha fatou fatoumata faustine felicia felicie felix ferdinand
    fernand fernande fernando fiona firmin flavie flavien fleur flora flore florence florent
    florentin florian florine fouad franck francis francine franco francois francoise frank
    fred frederic frederique gabin gabriel gabriela gabrielle gael gaelle gaetan gaspard
    gaston gautier genevieve geoffrey george georges georgette georgina gerald geraldine
    gerard germain germaine ghislain ghislaine gilbert gilberte gildas gilles ginette
    giovanni gisele giulia gladys gloria gregoire gregory gregorie guilhem guillaume
    guillemette gustave guy gwenael gwenaelle gwendoline habib hadrien hafid hakim halima
    hamid hamza hanna hannah harold hassan hayat hector helena helene heloise henri
    henriette herve hicham hilaire hippolyte honore honorine hortense hubert hugo hugues
    hugette huguette ian ibrahim ibrahima ida idriss ilan ilyes ilona imane imene ines
    ingrid irene irina iris irma isaac isabel isabelle isaline ismael isis ivan jacinthe
    jack jackie jacky jacob jacqueline jacques jade jalil jamal james jamila jane janine
    jasmine jason jawad jean jeanne jeannette jeannine jean-baptiste jean-claude
    jean-francois jean-jacques jean-luc jean-marc jean-marie jean-michel jean-paul
    jean-philippe jean-pierre jean-yves jennifer jenny jeremie jeremy jerome jessica jessy
    jihane joachim joan joana joanna joceline jocelyn jocelyne joel joelle john johan johann
    johanna johnny jonas jonathan jordan jordane jorge jose josee joseph josephine josette
    josiane josselin josue joy joyce juan judith jules julia julian juliane julie julien
    julienne juliette justin justine kader kadiatou kamel karen karim karima karin karine
    karl katia kelly ken kenza kevin khadija khaled khalid killian kim kylian laetitia laila
    lamia lana lara larissa laszlo latifa laura laure laureline lauren laurence laurent
    laurette laurianne laurie lea leana leandre leandro leila lena leo leon leonard leonie
    leonore leopold leslie lia lila lili lilian liliane lilou lily lina linda line lino
    lionel lisa lise lisette lison livia loan loane loic lois lola lorena lorenzo lorette
    lou louane louis louisa louise louison louna luc luca lucas lucette lucia lucie lucien
    lucienne lucile lucille ludivine ludovic luis luna lydia lydie lylou lyna mael maelle
    maelys maeva magali magalie magdalena maguelone mahe mahmoud maia mailys maissa malek
    malik malika malo malou malorie mamadou manel manon manuel manuela mara marc marceau
    marcel marcelle marcelin marco margaux margot marguerite maria mariam mariama marianne
    marie marie-christine marie-claude marie-france marie-helene marie-jose marie-laure
    marie-line marie-louise marie-noelle marie-paule marie-pierre marie-therese mariette
    marilou marilyne marin marina marine mario marion marius marjolaine marjorie mark
    marlene martial martin martine martha marthe marvin maryam maryline maryse maryvonne
    mateo matheo mathias mathieu mathilde mathis mathurin mathys matthias matthieu maud
    maurice mauricette max maxence maxime maximilien maximin maya mayeul mayssa mehdi
    melanie melina melinda meline melissa melodie melvin merlin meryem mia michael michel
    michele micheline michelle miguel mikael mila milan milo mireille miriam moana modeste
    mohamed mohammed moise mona monia monique morgan morgane mostafa mouhamed mounir mourad
    moussa mustapha mya mylene myriam nabil nabila nada nadege nadia nadine nahla naim naima
    najat naomi nassim natacha natalia nathalie nathan nathanael nathaniel nawal nawel nelly
    neo nesrine neven nicolas nicole nicolle nils nina nino noa noah noam noe noel noelle
    noeline noemie nohan nolan nolwenn nora norbert nordine norah nour nouria nourredine
    octave octavie odette odile odilon olga olive olivia olivier olympe omar ondine oriane
    orlane oscar otto oumar oumou ousmane pablo pamela paola pascal pascale pascaline
    patrice patricia patrick paul paula paule paulette pauline paulin pedro perceval perrine
    peter petra philibert philippe philippine philomene pierre pierre-yves pierrette
    pierrick pio priscilla prosper prudence quentin quitterie rachel rachid rachida rafael
    raissa ralph ramon ramona ramzi raoul raphael raphaelle raymond raymonde rayan rebecca
    regine regis reine remi remy renaud rene renee rhita ricardo richard rita rim robert
    roberte roberto robin roch rodolphe rodrigue roger rokia roland rolande romain romane
    romaric romeo romuald romy ronan rosa rosalie rose roseline rosine roxane roy ruben rudy
    ryan sabine sabrina sacha safia said saida salah salif salim salima salma salome salomon
    sam samantha sami samia samir samira samson samuel samy sandra sandrine sandy sara sarah
    sasha saskia savannah scarlett sebastien selena selim selma serena serge sergio severin
    severine shana sherine sibylle sidney sidonie sigolene sihem siham simeon simon simone
    simonne sixte sixtine soan sofia sofiane solal solange solene sonia sonny sophia sophie
    soraya souad soufiane souleymane stanislas stella stephan stephane stephanie steve
    steven suzanne suzette suzie suzy sven swan sybille sylvain sylvaine sylvestre sylvette
    sylvia sylviane sylvie tamara tancrede tania tanguy tara tatiana taylor teddy telma teo
    teresa thais thea theo theodora theodore theophile therese thibaud thibault thibaut
    thierry thomas thibauld tiago tibo tifaine tiffany tiffanie timeo timothe timothee tina
    titouan tobias tom tommy toni tony toufik tristan ugo ulrich ulysse urbain ursule vadim
    valentin valentina valentine valere valeria valerie valery vanessa vera veronique
    vianney vicky victoire victor victoria victorien victorine vilma vincent violaine
    violette virgile virginie vivian viviane vivien vladimir wael wafa walid walter wanda
    warren wassila wassim wendy wesley wilfried wilfrid willem william willy wissam xavier
    yacine yael yamina yanis yann yannick yannis yasmin yasmina yasmine yassin yassine
    yasser ylan yoan yoann yohan yohann yolande yolaine youcef younes youness youri youssef
    yousra yoann yves yvette yvon yvonne zacharie zahia zahra zakaria zakarya zara zelie
    zelia zineb zinedine zita zoe zohra zoran mary peter sarah elizabeth emily charlotte
    george oliver harry jack susan linda karen nancy betty donna carol ruth sharon laura
    kimberly amy angela brenda catherine"""
)
