//! Words that say the same thing: a verb and its noun, an animal and its adjective, a short form and the long one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// `word: other forms` each on one line, folded and in the singular of [`super::words::singular`].
const SAME: &str = "
achat: acheter achetons negocier commander commande
amiante: desamiantage
analyse: analyser
apprenti: apprentie alternant alternante alternance
arrosage: arroser
artisan: artisanal artisanale
balayage: balayer
bovin: vache bovine betail cheptel genisse veau
bricolage: bricole
broyage: broyer broye
brulage: bruler incinerer incineration
chaleur: thermique
chauffage: chauffer chauffe chauffons
collecte: collecter ramasser ramassage enlever enlevement collecteur
commun: commune ensemble groupe grouper mutualise mutualiser mutualisation partage partager collectif collective plusieur
compostage: composter
conditionnement: conditionner emballer
controle: controler verifier verification
cordage: corde
couture: coudre couturiere couturier cousu
covoiturage: covoiturer
decoupe: decouper
demenagement: demenager
demontage: demonter
deneigement: deneiger
distillation: distiller
dechet: poubelle
deee: d3e weee
ecran: moniteur
elagage: elaguer
electricite: electrique elec
energie: energetique
entretien: entretenir
epandage: epandre
evacuation: evacuer
fermentation: fermenter
ferraille: ferrailleur
formation: former formatrice formateur apprendre
frigorifique: frigo refrigere refrigere
garde: garder
hygiene: hygienique
impression: imprimer
irrigation: irriguer
isolation: isoler
lavage: laver
levage: lever
livraison: livrer livrons
location: louer
logement: loger hebergement heberger appartement appart
maintenance: depanner
maraicher: maraichere maraichage
mecanique: mecanicien
methanisation: methaniser methaniseur digesteur biomethaniseur
meuble: mobilier ameublement
moto: scooter
mouture: moudre
nettoyage: nettoyer
nourriture: nourrir alimenter
ordinateur: ordi pc
ordure: immondice
organique: fermentescible
paillage: pailler
peche: pecheur
pesage: peser pese
peinture: peindre
petrole: petrolier petroliere
plantation: planter
plastique: plastoc
poisson: poissonnier poissonnerie
polystyrene: pse polystirene
porc: cochon porcin porcine porcelet
pressage: presser pressurage pressoir
pret: preter
recharge: recharger
recrutement: recruter embaucher embauche
remplacement: remplacer remplacant remplacante
reparation: reparer
rse: csr
sanitaire: wc
sechage: secher sechoir
secretariat: secretaire
securite: securiser
soin: soignant
stationnement: stationner garer
stockage: stocker entreposer entreposage
surveillance: surveiller
telephone: telephonie
tonte: tondre
traduction: traduire
transport: transporter
tri: trier trie
usinage: usiner
vehicule: auto automobile
velo: bicyclette cycle
vente: revendre
volaille: poule poulet poulailler aviculture avicole
";

static CANONICAL: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = SAME.lines().filter_map(|line| line.split_once(':'));
    lines
        .flat_map(|(word, forms)| forms.split_whitespace().map(move |form| (form, word)))
        .collect()
});

/// The word that stands for all that say the same.
pub(super) fn canonical(stem: &str) -> &str {
    CANONICAL.get(stem).copied().unwrap_or(stem)
}

/// Every form with the word that stands for it.
pub(super) fn forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    CANONICAL.iter().map(|(form, word)| (*form, *word))
}
