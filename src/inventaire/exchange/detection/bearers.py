"""Whom and what headings name: people, things, what is counted."""

from __future__ import annotations

from inventaire.exchange.detection.listed import listed

#: People that a heading may name: « nom de l'usager », « demandeur ».
PEOPLE = listed(
    """contrevenant agent usager adherent eleve enfant pere mere parent patient salarie
    employe responsable contact demandeur locataire proprietaire conducteur president
    presidente tresorier secretaire maire elu candidat benevole donateur abonne assure
    allocataire conjoint tuteur medecin enseignant professeur emprunteur lecteur declarant
    requerant plaignant defunt electeur administre habitant intervenant referent
    interlocuteur signataire redacteur auteur personne individu utilisateur collaborateur
    stagiaire apprenti resident concessionnaire petitionnaire exploitant gardien chauffeur
    formateur participant inscrit invite user person employee student member owner
    customer author driver tenant child father mother guardian volunteer donor applicant
    citizen animateur animatrice directeur directrice adjoint suppleant rapporteur
    societaire debiteur redevable testateur heritier ayant occupant temoin victime
    mandataire acquereur vendeur representant manager subscriber votre vos vous your
    licencie porteur beneficiaire evaluateur evalue titulaire officier jeune famille foyer
    nageur joueur etudiant client"""
)

#: People who made a thing or answer for it: naming them does not make a table of people.
AUTHORS = listed(
    """auteur redacteur rapporteur responsable referent contact interlocuteur president
    presidente directeur directrice tresorier secretaire signataire maire gestionnaire
    manager chef formateur createur architecte owner author proprietaire correspondant
    realisateur artiste"""
)

#: They may be people or organisations: their names tell.
EITHER = listed(
    """beneficiaire titulaire client concessionnaire exploitant proprietaire partenaire debiteur
    tiers"""
)

#: Things that a heading may name: « nom de la commune » is nobody's name.
THINGS = listed(
    """gymnase terrain espace theatre cinema chapelle eglise chateau jardin square abri
    fontaine toilette banc employeur commune rue voie ville station etablissement
    equipement organisme structure entreprise societe association marche schema fichier
    produit site batiment ligne arret ecole parc region departement epci territoire
    collectivite quartier lieu salle acheteur attribuant amenageur operateur enseigne
    dataset table champ colonne document dossier projet programme dispositif theme
    categorie type domaine logiciel application borne parking stade monument musee
    evenement jeu ressource format licence canton arrondissement circonscription
    commission lot article objet espece arbre circuit zone secteur bureau poste centre
    maison piscine bibliotheque gare aire port plage piste sentier cours riviere captage
    reseau conduite ouvrage pont tunnel carrefour compteur capteur sonde poteau point
    mesure indicateur budget compte chapitre fonction nature imputation deliberation
    arrete company organisation organization school product shop store building stop route
    branch agency supplier brand model country syndicat mission fournisseur magasin
    boutique restaurant camping hotel club federation ligue dechetterie conteneur bac
    collecte tournee usine chantier attributaire concession prestataire editeur diffuseur
    producteur hebergeur fabricant denomination raison marque modele logement immeuble
    parcelle cimetiere accueil mairie commerce"""
)

#: What says that a column counts or sums: nobody is in it.
COUNTS = listed(
    """nb nbre nombre total taux part effectif somme moyenne pourcentage count sum average
    rate percent ratio pct proportion cumul mediane median moyen moyenne min max frequence"""
)

#: What says that a thing is made for people, not what people are: « accès handicapé ».
ABOUT_THINGS = listed(
    """acces accessible accessibilite place stationnement acceptation accepte autorise
    consentement optin newsletter souhaite obligatoire presence sanitaire pmr"""
)

#: In a value, what says that a name is a place's or an organisation's.
PLACES = listed(
    """ecole college lycee stade salle rue avenue place gymnase centre maison parc square
    boulevard mairie club association amicale comite union syndicat societe sarl sas sasu
    sci eurl sa ville commune communaute departement region ministere hopital clinique
    pharmacie eglise pont gare arret residence foyer ehpad creche piscine musee theatre
    mediatheque bibliotheque espace complexe garage boulangerie restaurant cafe hotel
    camping ets etablissement entreprise cabinet groupe fondation saint sainte quai chemin
    allee impasse fc us as tennis football rugby station compagnie federation"""
)
