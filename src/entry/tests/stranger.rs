//! Lines that somebody typed who had never seen the program.

use super::*;

fn read(line: &str) -> String {
    let known = [KnownActor {
        reference: "a1".to_owned(),
        name: "Laiterie Martin".to_owned(),
        short_name: String::new(),
    }];
    told(&parse(line, &known, None, Knowledge::built_in()))
}

#[test]
fn a_mistyped_verb_is_a_doubt_and_never_the_other_way_for_sure() {
    for (line, expected) in [
        (
            "Serres du Lac a st philbert chercent chaleur 35 degres, 2 GWh",
            "Serres du Lac | need? | chaleur | E.HEAT | <2< GWh/ | 35 | st philbert | ",
        ),
        (
            "Serres du Lac a st philbert chercent chaleur 35 degres, 2 GWh de mars a mai",
            "Serres du Lac | need? | chaleur | E.HEAT | <2< GWh/ | 35 | st philbert | de mars a mai",
        ),
        (
            "Ferme Bio cherhce 3 t/an de paille",
            "Ferme Bio | need? | paille | W.ORG.STRAW | <3< t/year |  |  | ",
        ),
        (
            "Ferme Bio done 3 t/an de paille",
            "Ferme Bio | offer? | paille | W.ORG.STRAW | <3< t/year |  |  | ",
        ),
    ] {
        assert_eq!(read(line), expected, "{line}");
    }
}

#[test]
fn the_place_of_a_known_actor_is_no_part_of_what_it_gives() {
    for (line, expected) in [
        (
            "Laiterie Martin a machecoul saint meme donne quelques tonnes de petit lait par semaine",
            "Laiterie Martin | offer | petit lait | W.ORG.WHEY | << /? |  | machecoul saint meme | quelques tonnes par semaine",
        ),
        (
            "Laiterie Martin a saint philbert de grand lieu donne 3 t de petit lait",
            "Laiterie Martin | offer | petit lait | W.ORG.WHEY | <3< t/ |  | saint philbert de grand lieu | ",
        ),
    ] {
        assert_eq!(read(line), expected, "{line}");
    }
}
