"""What headings say, in French and in English: the phrases by which each sort is known.

Phrases are written as ``headings.words_of`` makes them: without accents, in the singular, articles
left out. One that begins with « = » counts only where it is the whole heading; one that begins
with « ~ » is said of things as well, and counts only in a table about people.
"""

from __future__ import annotations

from collections.abc import Mapping

#: By sort, what headings call it.
PHRASES: Mapping[str, str] = {
    "first_name": """prenom; prenom usuel; first name; given name; forename; prenom usage; =pnom;
        middle name; firstname; prenom 1; premier prenom; deuxieme prenom; prenom enfant; prenom
        usager; petit nom; surnom; prenom civil; ~diminutif; pnom; pren; preferred name; chosen
        name; prenom choisi""",
    "last_name": """nom famille; nom naissance; nom usage; nom usuel; nom marital; nom jeune fille;
        patronyme; last name; surname; family name; maiden name; nom patronymique; nom epouse; nom
        conjoint; lastname; nom marie; nom naiss; =sn; nom civil; nom patrony; ~nom epoux; second
        nom; ancien nom; nom personne physique; nom pers""",
    "full_name": """nom prenom; prenom nom; full name; identite; nom complet; fullname; nom
        personne; nom et prenom; person name; etat civil; contact name; display name; username
        full""",
    "civility": """civilite; =titre civilite; =civ; salutation; =monsieur madame; honorific; =title
        mr""",
    "sex": """sexe; ~genre; gender; =sex; sexe personne; vous etes; homme femme; h f; =~sexe genre;
        sx; pronoun; pronom; m f; f m; mme m""",
    "nationality": """nationalite; nationality; citizenship; pays nationalite; citoyennete; code
        nationalite""",
    "staff_number": """matricule; employee id; employee num; staff id; staff num; num agent; id
        agent; code agent; id salarie; num salarie; num employe; id employe; identifiant agent;
        matricule agent; payroll num; =matr; =~mat; personnel num""",
    "person_number": """num adherent; id adherent; num usager; id usager; num allocataire; num
        patient; id patient; num dossier medical; id personne; num personne; id individu; num
        assure; customer id; patient id; person id; num client; id client; code client; num
        lecteur; carte lecteur; num carte adherent; ~id beneficiaire; ~num beneficiaire; num
        famille; id famille; id enfant; num electeur; num ordre electeur; id benevole; num
        candidat; id candidat; ~num licence; member id; identifiant usager; id national electeur;
        identifiant adherent; identifiant patient; num donateur; id contact; num inscrit; id
        eleve; identifiant eleve; num eleve; user id; iduser; id utilisateur; id locataire; num
        locataire; num caf; num pole emploi; num demandeur; id demandeur; identifiant personne;
        subject id; code allocataire; code famille; ~licence; ~num unique; num licencie; ~code
        beneficiaire; num individu; num foyer; ~numero unique enregistrement; num sociétaire; num
        abonne; num etudiant; num securise; id patient externe; ipp; iep; num passager; ~num
        beneficiaire aide; id national; ~num personne; ~id pers; code individu; num salarie
        externe; ~num compte client; num carte fidelite; carte fidelite; num carte identification;
        ~code usager; participant id; resident id; tenant id; patient num; member num; num membre;
        membre id; id membre""",
    "email": """email; mail; courriel; e mail; adresse mail; adresse email; adresse electronique;
        adresse courriel; mel; messagerie; adr mail; email address; mailing address electronic;
        adressemail; mail perso; mail pro; adresse courrier electronique; courrier electronique;
        contact mail; e mail contact; mailto; courriel parent; email 1; email 2; mail 1; mail 2;
        boite mail; boite aux lettres electronique; email facturation; e adresse""",
    "phone": """telephone; mobile; portable; tel; phone; num telephone; ~fixe; gsm; fax; telecopie;
        cell phone; phone num; tel portable; tel fixe; tel mobile; num portable; ligne directe;
        telephone portable; numtel; telport; teldom; num tel; tel domicile; tel travail; tel pro;
        tel perso; home phone; mobile phone; whatsapp; cellulaire; contact telephonique;
        telephonique; tel 1; tel 2; tel 01; ~num appel; telephone 1; telephone 2; tel mere; tel
        pere; telephone urgence; tel urgence; gsm perso; ~contact urgence tel; ~sms; num mobile;
        num fixe; standard direct; poste telephonique; telephone bureau; ~appel""",
    "address": """adresse; adresse postale; rue; voie; num voie; num rue; nom voie; nom rue;
        address; street; adresse domicile; domicile; complement adresse; adresse 1; adresse 2;
        adresse 3; residence principale; postal address; street address; adresse complete; libelle
        voie; adresse personnelle; lieu dit; adresse ligne; home address; type voie; adresse
        facturation; adresse livraison; adresse residence; lieu residence; batiment escalier;
        =etage; apartment; digicode; code porte; interphone; ~acces logement; numero appartement;
        num appartement; etage porte; ~adr; adresse postale complete; ~residence""",
    "postcode": """code postal; cp; codepostal; zip; zip code; postcode; postal code; =cpostal;
        cpville; cod postal""",
    "town": """ville; commune; localite; city; town; code insee; code commune; insee commune;
        commune residence; code commune insee; insee com; ~quartier; iris; code iris; lieu
        habitation; nom commune; codecommune; codeinsee; commune domicile; bureau distributeur;
        municipality; bureau vote; ville residence; neighbourhood; district""",
    "birth_date": """date naissance; naissance; ne e; =ne; =nee; date birth; birth date; birthdate;
        birthday; =dob; =ddn; dtnaiss; datenais; annee naissance; mois naissance; jour naissance;
        birth year; year birth; =naiss; date naiss; anniversaire; =dnaiss; born; date nais; annee
        naiss; birthyear; date naissance enfant; ne le; nee le; jour mois annee naissance; date
        anniversaire; age ou date naissance; date naissance prevu; dt nais; dat nais""",
    "birth_place": """lieu naissance; commune naissance; ville naissance; pays naissance;
        departement naissance; dept naissance; birth place; birthplace; place birth; ne e a;
        country birth; lieu naiss; code naissance; dep naissance; insee naissance; town birth;
        localite naissance""",
    "age": """age; tranche age; classe age; =ages; age range; age group; age revolu; majorite; age
        an; age annee; mineur; =majeur; votre age; tranche; categorie age""",
    "nir": """nir; num securite sociale; securite sociale; num secu; num ss; nss; social security;
        social security num; numsecu; insee personne; num insee agent; num assure social; ssn;
        =secu; num immatriculation sociale; cle nir; nia; identite nationale sante; =ins;
        matricule ins; num securite social; nirpp; carte vitale; num insee personne; num insee
        salarie; num securite; immatriculation sociale; ~num social; num sociale; securite sociale
        num; nir assure; nir ouvrant droit; nir beneficiaire; ssi; niss; num national
        identification""",
    "iban": """iban; rib; bic iban; compte bancaire; num compte; bank account; coordonnee bancaire;
        num compte bancaire; code banque; code guichet; cle rib; account num; domiciliation
        bancaire; rum; reference mandat; mandat sepa; releve identite bancaire; compte; iban bic;
        num rib; compte titulaire; ~domiciliation; code iban; mandat prelevement; prelevement
        sepa; bank details; sort code; routing num""",
    "card": """carte bancaire; num carte bancaire; card num; credit card; num cb; =cb; carte bleue;
        payment card; creditcard; =pan; cryptogramme; cvv""",
    "ip": """adresse ip; ip; ip address; ipv4; ipv6; ip client; remote addr; adresseip; ip source;
        client ip; host ip; remote ip""",
    "device": """adresse mac; mac address; imei; imsi; device id; id appareil; advertising id;
        ~cookie; cookie id; num serie telephone; empreinte navigateur; user agent; session id; id
        session; id terminal; iccid; uuid device; idfa; num serie badge; num badge; ~badge; id
        badge; badge id; adresse wifi; android id; push token; ~token; fingerprint navigateur;
        empreinte appareil; ~serial; ~hostname; nom machine; nom poste; ~poste informatique; ssid;
        bluetooth; gaid; ~num serie ordinateur""",
    "login": """login; username; user name; identifiant connexion; nom utilisateur; compte
        utilisateur; pseudo; pseudonyme; ~user; ~utilisateur; identifiant ldap; compte ad; uid
        ldap; samaccountname; userlogin; nickname; compte windows; code utilisateur; identifiant
        reseau; saisi par; modifie par; cree par; created by; updated by; modified by; auteur
        modification; compte twitter; twitter; facebook; linkedin; instagram; skype; assignee;
        requester login; ~demandeur login; user login; account name; ~assigne a; upn; user
        principal name; discord; ~handle; screen name; ~profil; compte utilisateur ad; gamertag;
        identifiant utilisateur; ~affecte a""",
    "password": """mot passe; password; passwd; =mdp; pwd; hash mot passe; code pin; code secret;
        ~secret""",
    "visit": """date connexion; derniere connexion; last login; date derniere connexion; log
        connexion; page visitee; heure connexion; referer; url visitee; last seen; date visite
        site; page vue; ~connexion; ~nb connexion; navigateur; ~session; date derniere activite;
        ~clic; ouverture mail; taux ouverture contact""",
    "plate": """immatriculation; ~plaque; plaque immatriculation; license plate; licence plate; num
        immatriculation; immatriculation vehicule; =immat; plate num; registration plate; vehicule
        immatriculation; num plaque; carte grise; num vin; =vin; plateno; vehicle registration""",
    "photo": """photo; photographie; image; portrait; avatar; trombinoscope; picture; video;
        enregistrement audio; enregistrement vocal; photo identite; voix; url photo; lien photo;
        visage; selfie; piste audio; message vocal""",
    "signature": """signature; paraphe; signature electronique; signature manuscrite; emargement""",
    "document": """num passeport; passeport; num cni; cni; carte identite; piece identite; titre
        sejour; num titre sejour; permis conduire; num permis; passport; passport num; id card;
        driver licence; driving licence; num piece identite; carte sejour; visa sejour; recepisse
        sejour; type piece; num etranger; agdref; livret famille; national id; justificatif
        domicile; num carte identite; identity card; residence permit; driver license; num piece;
        ~piece justificatif; num visa; justificatif identite; acte naissance; num acte naissance;
        permis num; ~num permis chasser; carte electeur; ~justificatif; date expiration passeport;
        carte vitale copie""",
    "family": """situation familiale; situation famille; etat matrimonial; situation matrimoniale;
        nb enfant; nb enfant charge; conjoint; marital status; personne prevenir; contact urgence;
        emergency contact; lien parente; composition foyer; nb personne foyer; ~nb part; regime
        matrimonial; date mariage; divorce; veuf; celibataire; enfant charge; composition famille;
        date divorce; spouse; next kin; num child; autorite parentale; garde alternee; personne
        charge; filiation; nb personne charge; responsable legal; pacs; statut marital;
        relationship; composition familiale; lien famille; parent isole; nb child; children count;
        household size; monoparental; famille monoparentale; representant legal; fratrie; frere
        soeur; fils fille; sit fam; situation fam; situation conjugal; =~sf; ~naissance attendu;
        nom pere; nom mere; contact prevenir; ~ayant droit; enfant a charge; nom conjoint; garde
        enfant; droit visite; jugement garde; adulte autorise; ~tiers autorise; nb adulte foyer;
        ~foyer; naissance enfant; ~mariage; ~epoux; veuve; mere isolee; lieu mariage; nombre
        enfants""",
    "lifestyle": """~loisir; ~hobby; centre interet; ~habitude; habitude vie; habitude alimentaire;
        mode vie; livre emprunte; emprunt en cours; historique emprunt; ~preference; animal
        compagnie; ~tabac; ~fumeur; ~alcool; consommation electrique client; smoker; lecture
        favorite; sport pratique; profil consommation; ~animal; ~chien; nom chien; puce animal;
        identification animal; ~activite pratique; mode deplacement; ~frequence usage; trajet
        quotidien; ~motivation; ~cadeau; gout; taille vetement; pointure""",
    "education": """diplome; niveau etude; ~classe; ecole; etablissement scolaire; formation
        suivie; niveau scolaire; bulletin; moyenne generale; notation; resultat examen; niveau
        diplome; education level; degree; ~grade scolaire; annee diplome; niveau formation;
        cursus; scolarite; appreciation; redoublement; school; competence; certification obtenue;
        niveau langue; ~etude; enseignant; qualification; mention bac; permis obtenu; ine;
        ~groupe; moyenne trimestre; ~moyenne; ~appreciation generale; ~stage; maitre stage;
        etablissement origine; etablissement frequente; ecole frequente; ~rang; ~specialite; lv1;
        option choisie; decision orientation; voeu orientation; brevet; ~parcours; ~experience""",
    "pupil_number": """=ine; num ine; identifiant national eleve; code ine; =bea; num etudiant;
        student id; student num""",
    "work": """profession; metier; fonction; poste; emploi; grade; employeur; ~service; csp; pcs;
        categorie socio professionnelle; job title; job; occupation; employer; department; corps;
        cadre emploi; echelon; indice; type contrat; quotite; temps travail; date embauche; date
        entree; date sortie; anciennete; affectation; direction; statut agent; hire date; date
        recrutement; position administrative; categorie hierarchique; indice majore; indice brut;
        intitule poste; situation professionnelle; date fin contrat; activite professionnelle;
        occupation job; date depart; superieur hierarchique; manager; n plus 1; date
        titularisation; filiere; contrat; date prise fonction; categorie emploi; date arrivee;
        ~activite; =~title; valeur professionnel; ~situation emploi; ~mission; ~statut; raison
        absence; ~entreprise; poste occupe; ~contrat travail; ~statut professionnel; ~equipe;
        business unit; responsable hierarchique; ~niveau poste; anciennete poste; tele travail""",
    "career": """~absence; ~conge; jour absence; motif absence; evaluation annuelle; entretien
        professionnel; entretien annuel; ~evaluation; sanction disciplinaire; date retraite; motif
        depart; nb jour absence; date debut absence; date fin absence; sick leave; performance
        review; avancement; conge annuel; solde conge; ~heure supplementaire; appreciation agent;
        note agent; ~type absence; performance rating; motif sortie; licenciement; date
        licenciement; jour teletravail; rtt; compte epargne temps; motif rupture; objectif
        atteint; souhait evolution; maniere servir; souhait mobilite; ~objectif; arret travail;
        ~motif; entretien annuel evaluation; discipline agent; ~sanction; ~avertissement;
        ~carriere; grossesse declaration; ~formation; note annuelle; compte rendu evaluation;
        ~performance; objectif individuel; ~mutation; detachement; disponibilite motif; suspension
        agent""",
    "social": """allocataire; rsa; aah beneficiaire; prestation sociale; aide sociale; minima
        sociaux; situation sociale; ~logement social; sans domicile; hebergement urgence;
        surendettement; beneficiaire rsa; ~demandeur emploi; situation logement; ~type logement;
        mesure protection; ~tutelle; curatelle; accompagnement social; protection enfance; aide
        facultative; ~expulsion; ase; placement enfant; ~precarite; referent social; type aide
        sociale; refugie; statut refugie; demandeur asile; ~asile; travailleur social; ~secours;
        social benefit; statut occupation; quartier prioritaire resident; qpv resident; suivi
        social; difficulte sociale; qpv; brsa; france travail; pole emploi; inscrit pole emploi;
        inscrit france travail; ~prescripteur; ~orientation; origine sociale; ~dublin; situation
        administrative; beneficiaire rsa socle; apa; aide apa; pch; asf; ~aide financier; ~cheque
        alimentaire; colis alimentaire; impaye loyer; ~precaire; sdf; situation irreguliere; titre
        sejour situation; ~aide sociale enfance; ~isolement; ~beneficiaire; cmu; cmuc""",
    "income": """~revenu; salaire; quotient familial; ~traitement brut; salaire brut; salaire net;
        ~remuneration; ~ressource; ressource mensuelle; qf; ~income; salary; wage; impaye; ~dette;
        ~loyer; net payer; traitement indiciaire; ~prime; regime indemnitaire; ~pension;
        ~allocation; ~patrimoine; tranche quotient; revenu mensuel; montant impaye; reste devoir;
        ~solde compte famille; ~charge mensuelle; rifseep; ifse; net pay; gross pay; net
        imposable; pension alimentaire; credit cours; allocation logement; apl; tranche revenu;
        endettement; ~epargne; niveau vie; pretention salarial; salarial; mt net; montant net;
        ~allocation mensuel; ~reste charge; ressource foyer; revenu foyer; ~bourse; boursier; taux
        horaire; ~solde; procedure recouvrement; ~recouvrement; reste payer; tranche qf; ~tranche;
        credit immobilier; saisie salaire; avis tiers detenteur; sati; commission surendettement;
        ~indemnite; avantage nature; bulletin salaire; budget familial; ~facture impaye;
        ~honoraire""",
    "tax": """num fiscal; revenu fiscal; revenu fiscal reference; rfr; avis imposition; ~spi; ~nif;
        tax id; num fiscal declarant; ~impot; ~taxe habitation; foyer fiscal; taux imposition;
        taux prelevement source; ~reference avis; tax num; part fiscale; nb part fiscale;
        ~imposable; taux pas; tax identification; num spi; non imposable; identifiant fiscal;
        exoneration fiscale; taux imposition personnel; tranche imposition; ~declaration revenu;
        ~avis impot; n fiscal; ~reduction impot; credit impot; rfr n 1; rfr n 2; rfr n2; ~ifi""",
    "position": """latitude; longitude; lat; lon; lng; long; coordonnee gps; gps; coordonnee;
        geometry; geometrie; geom; geolocalisation; position; coord x; coord y; =x; =y; xy; wgs84;
        lambert93; geo point; geopoint; point geo; latlon; x l93; y l93; xcoord; ycoord; geo
        shape; coordinate; latitude domicile; longitude domicile; lat domicile; lon domicile""",
    "tracking": """badgeage; ~deplacement; ~trajet; position gps; trace gps; heure badge; ~date
        passage; ~itineraire domicile travail; pointage; ~heure entree; ~heure sortie; ~passage
        badge; location history; gps tracking; clock in; clock out; ~heure arrivee; heure depart
        agent; heure pointage; horodatage passage; ~passage; dernier emplacement; geolocalisation
        vehicule; arret demande; point montee; point descente; titre transport; num carte
        transport; ~trajectoire; historique position; badge entree; ~zone acces; horaire passage;
        heure badgeage""",
    "health": """~sante; handicap; maladie; pathologie; ~diagnostic; allergie; groupe sanguin;
        rqth; mdph; taux invalidite; invalidite; medecin traitant; ~medecin; traitement medical;
        ~vaccin; vaccination; grossesse; arret maladie; ~accident travail; antecedent; antecedent
        medical; gir; hospitalisation; imc; ~ordonnance; symptome; dossier medical; etat sante;
        situation handicap; aptitude medicale; visite medicale; inaptitude; pai; projet accueil
        individualise; allergy; disability; disease; blood type; blood group; ~health; ~medical;
        medication; illness; diagnosis; aah; aeeh; ~autonomie; perte autonomie; ~dependance;
        ~mutuelle; complementaire sante; oeth; restriction medicale; ~poids; taille cm; taux
        incapacite; temps partiel therapeutique; certificat medical; ~aptitude; conge maternite;
        affection longue duree; ald; depression; psychologue; cancer; diabete; pregnancy;
        ~vaccine; ~medicament; ~soin; cecite; fauteuil roulant; beneficiaire obligation emploi;
        boeth; carte invalidite; cmi; ~tension arterielle; ~resultat test; addiction; allergene
        enfant; pmr personne; maladie professionnelle; cause deces; unable work; sick; treatment
        medical; glycemie; travailleur handicape; handicape; probleme sante; besoin particulier;
        ~aesh; ~soignant; ~urgence medical; ~certificat; asthm; asthme; diabetique; epilepsie;
        cardiaque; surdite; malentendant; malvoyant; autisme; autiste; dyslexie; intolerance;
        orthophonie; fc repos; frequence cardiaque; kine; infirmier liberal; ~besoin specifique;
        protocole medical; suivi medical; suivi psychologique; contre indication; accouchement;
        ivg; obesite; appareil auditif; ~lunette; ~hygiene; avc; incontinence; dialyse;
        chimiotherapie; mobilite reduite; ~deficience; ~trouble; ~aide soignant; ~therapie;
        dossier sante; ~poids kg; wheelchair user; asthma; epilepsy; impairment; vaccination
        covid; test covid; ~covid; seropositif""",
    "diet": """regime alimentaire; sans porc; repas sans porc; ~menu; ~type menu; ~type repas;
        halal; casher; vegetarien; dietary; dietary restriction; regime special; sans viande;
        ~diet; kosher; preference alimentaire; ~substitution; repas substitution; repas special;
        meal type; sans sel; sans gluten; sans lactose; vegan; texture mixee; ~regime; ~panier
        repas sans""",
    "religion": """religion; confession; ~culte; croyance; conviction; conviction religieuse;
        appartenance religieuse; religious; ~rite; religion pratiquee; faith; bapteme; carre
        confessionnel; obseque rite; belief; pratique religieuse; philosophical; regime
        confessionnel; fete religieuse; ~aumonerie; signe religieux; ~pratiquant; ~catholique;
        musulman; ~juif; ~protestant; obseque religieux; lieu culte frequente""",
    "politics": """opinion politique; parti politique; =parti; nuance politique; ~nuance; etiquette
        politique; appartenance politique; political; political party; political opinion;
        engagement politique; couleur politique; sympathisant; sensibilite politique; intention
        vote; tendance politique; vote exprime; ~militant; carte parti; groupe politique; liste
        electorale candidat; ~tendance; ~liste; procuration; parrainage; adhesion parti; electeur
        parti""",
    "union": """~syndicat; syndique; appartenance syndicale; adhesion syndicale; organisation
        syndicale; mandat syndical; heure syndicale; trade union; union membership; decharge
        syndicale; cotisation syndicale; union member; representant syndical; delegue syndical;
        labour union; affiliation syndicale; labor union; jour greve; greviste; ~greve; section
        syndicale; ~elu cse; ~cse; droit syndical; autorisation absence syndicale; ~representant
        personnel""",
    "origin": """origine ethnique; ethnie; ~race; couleur peau; ethnicity; racial origin; ethnic;
        origine raciale; ethnic origin; communaute origine; type ethnique; groupe ethnique;
        racial; gens voyage; origine geographique personne; skin color""",
    "sex_life": """orientation sexuelle; vie sexuelle; sexual orientation; contraception; vih; hiv;
        orientation sex; identite genre; sexuality; sexualite; pratique sexuelle""",
    "genetic": """~adn; ~genetique; ~dna; ~genetic; caryotype; ~genome; test genetique;
        ~genotype""",
    "biometric": """empreinte digitale; biometrie; biometrique; fingerprint; reconnaissance
        faciale; iris oeil; gabarit biometrique; biometric; empreinte vocale; face
        id; face template; retine; voiceprint; donnee biometrique; ~gabarit; empreinte doigt;
        image faciale; ~morphologie""",
    "offence": """~infraction; condamnation; casier judiciaire; casier; ~plainte; garde vue; pv
        infraction; ~delit; ~peine; ~contravention; num pv; mis cause; condamne; offence;
        criminal; criminal record; conviction penale; ~interdiction; mesure judiciaire; detenu;
        ecrou; b2; bulletin b2; bulletin num 2; bulletin 2; antecedent judiciaire; ~sanction
        penale; verbalisation; suspension permis; offense; criminal conviction; main courante;
        ~prison; liberation conditionnelle; probation; interdit stade; ~tribunal; ~jugement; mise
        examen; ~poursuite; violence conjugale; ~victime; fiche s; gav; amende penale; travail
        interet general; ~tig; rappel loi; ~sursis; ppsmj; num ecrou; criminal check; dbs check;
        retrait point; point permis; ~motif arrestation; ~deferement; interpellation""",
    "comment": """commentaire; observation; remarque; note libre; note interne; texte libre;
        comment; ~memo; annotation; compte rendu entretien; ~message; remark; ~avis; detail
        demande; objet demande; description demande; motif demande; ~demande; ~reponse; ~note;
        notes agent; bloc note; free text; historique echange; ~reclamation; =obs; =rem; =rmq;
        ~divers; ~precision; ~texte; information complementaire; complement information; ~contenu;
        feedback; verbatim; suggestion; ~signalement; ~attente; ~synthese; ~bilan; ~compte rendu;
        ~objectif accompagnement; ~situation; ~besoin; ~motif""",
}
