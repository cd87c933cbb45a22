//! How people speak in a tour de table; the list of such lines itself stands with the programs' tests.

use super::*;

/// What an amount was read as: least, value, most, unit, period and a doubt.
fn amount(line: &str) -> String {
    let entry = parse(line, &actors(), Some("a1"), Knowledge::built_in());
    let q = entry.quantity.value.clone().unwrap_or_default();
    let [min, value, max] = [q.min, q.value, q.max].map(|n| shown(n).unwrap_or_default());
    let period = q.period.map_or("", |period| period.code());
    format!(
        "{min}<{value}<{max} {}/{period}{}",
        q.unit,
        mark(entry.quantity.sure)
    )
}

#[test]
fn spoken_amounts_are_read() {
    let said = [
        ("donne entre 100 et 150 t de sciure", "100<<150 t/"),
        (
            "donne entre cent et cent cinquante tonnes de sciure",
            "100<<150 t/",
        ),
        ("donne 2 à 3 bennes par semaine de gravats", "2<<3 skip/week"),
        (
            "donne deux ou trois bennes de gravats par semaine",
            "2<<3 skip/week",
        ),
        ("gravats, 2 à 3 bennes par semaine", "2<<3 skip/week"),
        ("donne une vingtaine de palettes", "<20< pallet/"),
        ("donne une bonne vingtaine de palettes", "<20< pallet/"),
        ("donne 2 ou 3 palettes par jour", "2<<3 pallet/day"),
        ("donne trois quatre bennes de gravats par mois", "3<<4 skip/month"),
        ("gravats, 3 4 bennes par mois", "3<<4 skip/month?"),
        ("sciure, en gros 20 t par an", "<20< t/year"),
        ("gravats, un camion par semaine en moyenne", "<1< truck/week"),
        ("jette 4 à 5 pare-chocs par semaine", "4<<5 unit/week?"),
        ("films, 2 à 3 balles par mois", "2<<3 unit/month?"),
        ("films plastiques 2 palettes/mois", "<2< pallet/month"),
        ("donne deux tonnes cinq de paille", "<2.5< t/"),
        ("peut-être 2 t de sciure par mois", "<2< t/month"),
        ("palettes, une vingtaine par mois", "<20< pallet/month"),
        ("donne de 20 à 30 t de sciure", "20<<30 t/"),
        ("un camion de gravats tous les 15 jours", "<0.5< truck/week"),
        ("gravats, un camion tous les 15 jours", "<0.5< truck/week"),
        ("gravats, un camion toutes les deux semaines", "<0.5< truck/week"),
        ("gravats, un camion par quinzaine", "<0.5< truck/week"),
        ("gravats, 1 à 2 camions tous les 15 jours", "0.5<<1 truck/week"),
        ("donne 3 à 4 t par mois de sciure", "3<<4 t/month"),
        ("sciure 3 à 4 t par mois", "3<<4 t/month"),
        ("sciure : 3-4 t/mois", "3<<4 t/month"),
        ("gravats, une benne un mois sur deux", "<0.5< skip/month"),
        ("gravats, 1 benne tous les lundis", "<1< skip/week"),
        ("sciure, trois tonnes et demie par mois", "<3.5< t/month"),
        ("sciure, une tonne et demie par mois", "<1.5< t/month"),
        ("gravats, une benne et demie par mois", "<1.5< skip/month"),
        ("sciure, une trentaine de tonnes par an", "<30< t/year"),
        ("sciure, dans les 30 tonnes par an", "<30< t/year"),
        ("sciure, 30 tonnes à peu près par an", "<30< t/year"),
        (
            "sciure, deux cents à trois cents kilos par jour",
            "200<<300 kg/day",
        ),
        ("écumes, 2 kt par campagne", "<2000< t/year?"),
        ("bière, 10 hl par mois", "<1000< L/month"),
        ("blé, 40 quintaux par an", "<4000< kg/year"),
        ("eau industrielle, 1,2 Mm3 par an", "<1200000< m3/year"),
        ("palettes, mille cinq cents par mois", "<1500< pallet/month"),
        ("encres, 5 seaux par semaine", "<5< unit/week?"),
        ("12 bacs de légumes par jour ouvré", "<12< unit/day?"),
    ];
    let (meant, got): (Vec<_>, Vec<_>) = said
        .iter()
        .map(|(line, read)| (format!("{line} → {read}"), format!("{line} → {}", amount(line))))
        .filter(|(meant, got)| meant != got)
        .unzip();
    assert_eq!(got, meant);
}

/// Who, which way and what, with their doubts.
fn gist(line: &str, speaker: Option<&str>) -> String {
    let entry = parse(line, &actors(), speaker, Knowledge::built_in());
    let name = entry.actor.value.as_ref().map_or("–", |guess| who(guess));
    let way = entry.direction.value.map_or("–", |direction| direction.code());
    let label = entry.label.value.as_deref().unwrap_or("–");
    format!(
        "{name}{} {way}{} {label}{}",
        mark(entry.actor.sure),
        mark(entry.direction.sure),
        mark(entry.label.sure)
    )
}

#[test]
fn spoken_verbs_and_names_are_read() {
    for (line, read) in [
        ("Mairie a toujours besoin de palettes", "Mairie need palettes"),
        (
            "Mairie met une salle à disposition des associations",
            "Mairie offer salle",
        ),
        (
            "Mairie cherche une solution pour ses déchets verts",
            "Mairie offer déchets verts",
        ),
        ("Mairie demande si on a du broyat", "Mairie need broyat"),
        (
            "Mairie cherche 10 bacs de rétention",
            "Mairie need bacs de rétention",
        ),
        (
            "Mairie voudrait faire un achat groupé de gaz",
            "Mairie pool achat groupé de gaz",
        ),
        (
            "Ferme Dupont est prête à donner du fumier",
            "Ferme Dupont offer fumier",
        ),
        (
            "Ferme Dupont paie pour évacuer son fumier",
            "Ferme Dupont offer fumier",
        ),
        (
            "Ferme Dupont se retrouve avec 30 t de fumier",
            "Ferme Dupont offer fumier",
        ),
        (
            "Ferme Dupont n'arrive pas à écouler son fumier",
            "Ferme Dupont offer? fumier",
        ),
        (
            "Ferme Dupont voudrait bien qu'on lui prenne son fumier",
            "Ferme Dupont offer fumier",
        ),
        ("Ferme Dupont est à court de paille", "Ferme Dupont need paille"),
        (
            "Ferme Dupont (Bergues) donne du fumier",
            "Ferme Dupont offer fumier",
        ),
        (
            "ferme dupont a bergues donne du fumier",
            "ferme dupont offer fumier",
        ),
        ("Ferme Dupont, Bergues : fumier", "Ferme Dupont –? fumier"),
        ("Ferme Dupont, on a du fumier", "Ferme Dupont? offer fumier"),
        ("Ets Dupont, transport, cherchent du foin", "Ets Dupont need foin"),
        ("Mairie cherche à recycler ses cartons", "Mairie offer cartons"),
        ("Mairie, Bergues, donne du fumier", "Mairie offer fumier"),
    ] {
        assert_eq!(gist(line, None), read, "{line}");
    }
}

#[test]
fn what_the_speaker_says_is_read() {
    for (line, read) in [
        ("faudrait qu'on partage un broyeur", "Scierie Martin pool broyeur"),
        (
            "on pourrait se grouper pour acheter du gaz",
            "Scierie Martin pool gaz",
        ),
        (
            "on cherche quelqu'un qui sache souder",
            "Scierie Martin need quelqu'un qui sache souder",
        ),
        (
            "on peut réparer des palettes",
            "Scierie Martin offer? réparer des palettes",
        ),
        (
            "on a des palettes, ça intéresse quelqu'un ?",
            "Scierie Martin offer palettes",
        ),
        (
            "on a de la sciure qui part à la benne",
            "Scierie Martin offer sciure",
        ),
        (
            "Le Gall cherche notre ferraille",
            "Garage Renault Le Gall? need? ferraille",
        ),
    ] {
        assert_eq!(gist(line, Some("a1")), read, "{line}");
    }
}
