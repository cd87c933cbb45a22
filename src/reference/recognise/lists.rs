//! Lists of French words that do not name a thing, each written as one text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A set of words, looked up by spelling.
pub(super) type Words = LazyLock<BTreeSet<&'static str>>;

fn set(text: &'static str) -> BTreeSet<&'static str> {
    text.split_whitespace().collect()
}

/// Words without meaning of their own.
pub(super) static STOP: Words = LazyLock::new(|| {
    set(
        "a ai and au aux avec avons c ce ces cette chaque chez d dans de des du en environ est et etc for il \
         ils in j je l la le les leur leurs m ma mes mon n ne nos notre nous of on ont ou par pas plus pour \
         qu que qui s sa sans se ses sont sous sur the to tous tout toute toutes tres un une vos votre \
         vous y",
    )
});

/// Words that say that the speaker seeks.
pub(super) static SEEKING: Words = LazyLock::new(|| {
    set(
        "achete acheter achetons besoin cherche cherchent chercher cherchons demande faudrait faut manque \
         need recherche recherchee recherchons souhaite souhaitons veut voudrait voudrions",
    )
});

/// Words that say that the speaker gives.
pub(super) static GIVING: Words = LazyLock::new(|| {
    set(
        "cede ceder debarrasser dechet dechets donne donner donnons evacuer excedent jeter jetons jette offre \
         offrir offrons propose proposer proposons rejet surplus valoriser vend vendons vendre vends",
    )
});

/// Words that say that something has served: they lean towards a residue.
pub(super) static WORN: Words = LazyLock::new(|| {
    set(
        "abime dechet declasse perdu recup recuperation recupere residu reste sale souille usage \
         vieux",
    )
});

/// Everyday words that name nothing here and are never a mistyped name.
pub(super) static EVERYDAY: Words = LazyLock::new(|| {
    set(
        "absent ainsi bidule alors apre article assez attente aucun aujourd aussi autant avant beaucoup besoin \
         bientot blanc bleu bonjour bonsoir cas cela chose client comme completer comment contact contre date deja \
         depuis dimanche directeur directrice dont doute encore entre etude faire fait fois genre habitude \
         hui ici idee importe interessant interesse jamais jaune jeudi lundi machin madame mail maintenant mardi meme merci \
         mercredi mieux moin monsieur negocier niveau noir nouveau nouvelle numero objectif objet oui \
         pense peu peut possible presque prix probleme projet quand quelqu quelque question quoi rappeler \
         rendez reponse rien rouge sait samedi sauf savoir selon seulement simple souvent suite sujet \
         telephone toujour trouver truc urgent va veille vendredi verra voir voisin vrai",
    )
});

/// A label that starts so says that there is nothing.
pub(super) static NOTHING: Words = LazyLock::new(|| set("aucun aucune neant non pas ras rien sans"));

/// Adjectives and fillers: they help to choose between two natures but never carry one alone.
pub(super) static NEUTRAL: Words = LazyLock::new(|| {
    set(
        "abime ancien ancienne annee annuel autre balle bar benne bio bon bonne brut casse cassee certain \
         clair commun commune courant dechet degre demain dispo disponible divers diverse emballe entier \
         entiere entreprise etat excedent excedentaire exces fabrication fatal fatale fin frais grand grande \
         gratuit gros grosse groupe heure hs industriel industrielle inutilise jour kg kilo libre litre \
         local location lot louer marque materiau matiere matin melange metre mois moyen mutualise \
         mutualisee neuf neuve non nouveau occasion partage partagee partager perdu perdue personne petit \
         petite plein pret production produit propre qualite quantite recup recuperation recupere recuperee \
         recyclable recycle recyclee recycler reemploi regulier rejet residu reste reutilisable reutiliser \
         sac sale salie sec seche semaine service site soir son stock supplementaire surplus temps tonne trie \
         triee trop type usage usagee use usee usine utilise valoriser vide vieil vieille vieux vrac zone",
    )
});

/// Words behind which stands where, with what or by whom, not what.
pub(super) static ASIDE: Words =
    LazyLock::new(|| set("apres avec chez dans depuis entre lors par sous sur vers"));

/// Treatments that nothing but a residue needs: « déchets à méthaniser ».
pub(super) static TREATED: Words = LazyLock::new(|| {
    set(
        "broyer bruler compacter composter concasser demonter detruire distiller eliminer epandre fermenter \
         incinerer methaniser recycler traiter trier valoriser",
    )
});

/// Nouns that end like verbs.
pub(super) static NOT_VERBS: Words = LazyLock::new(|| {
    set(
        "acier atelier betonnier bucher cahier chantier clavier collier courrier cuir danger elixir escalier \
         evier fer fermier fichier fumier gravier hiver laser loisir miroir mortier mouchoir panier papier \
         poulailler poussier quartier sanglier sentier terrier tiroir verger",
    )
});

/// Words of what nobody can use again as it is.
pub(super) static BROKEN: Words = LazyLock::new(|| {
    set("brule casse contamine fichu hs impropre moisi panne perime pourri service souille")
});

/// Words of what nobody has used yet.
pub(super) static NEW: Words = LazyLock::new(|| set("neuf"));

/// Verbs of what works; « marche » alone is a market as well.
pub(super) static WORKING: Words =
    LazyLock::new(|| set("fonctionne fonctionnel fonctionnels fonctionnent marchent"));
