use super::*;

fn distance(typed: &str, name: &str) -> Option<Distance> {
    Typed::new(typed).distance(&Spelt::new(name))
}

#[test]
fn one_spelling_for_many() {
    for (typed, name) in [
        ("Ste-Pazanne", "sainte pazanne"),
        ("ST ÉTIENNE", "Saint-Étienne"),
        ("Aarhus", "Århus"),
        ("l’hay les roses", "L'Haÿ-les-Roses"),
        ("oeuilly", "Œuilly"),
    ] {
        assert_eq!(distance(typed, name), Some(SAME), "{typed}");
    }
    assert_eq!(distance("loonplage", "Loon-Plage"), Some(SAME_BUT_BLANKS));
    assert_eq!(distance("pacy s/ eure", "Pacy-sur-Eure"), Some(SAME_CORE));
}

#[test]
fn the_nearer_the_better() {
    let order = ["Lyon", "Lyons la Forêt", "Lyonnais", "Grand Lyon", "Lyin"];
    let distances: Vec<_> = order.iter().map(|name| distance("lyon", name)).collect();
    assert!(distances.iter().all(Option::is_some), "{distances:?}");
    assert!(distances.is_sorted_by(|a, b| a <= b), "{distances:?}");
}

#[test]
fn slips_are_counted_and_short_words_allow_none() {
    assert!(distance("dunkreque", "Dunkerque").is_some());
    assert!(distance("dumkreque", "Dunkerque").is_some());
    assert_eq!(distance("dumkrexue", "Dunkerque"), None);
    assert_eq!(distance("rax", "Dax"), None);
    let slips = |typed: &str, name: &str| Pattern::new(typed).slips(name, 2);
    assert_eq!(slips("abcd", "abdc").whole, Some(1));
    assert_eq!(slips("abxd", "abcdefgh").beginning, Some(1));
    assert_eq!(slips("abcdef", "ab").whole, None);
}

/// The same distance from its definition, a whole table at a time.
fn by_the_book(typed: &[u8], name: &[u8]) -> Vec<usize> {
    let mut table = vec![vec![0; name.len() + 1]; typed.len() + 1];
    for i in 0..=typed.len() {
        for j in 0..=name.len() {
            table[i][j] = if i == 0 || j == 0 {
                i.max(j)
            } else {
                let changed = table[i - 1][j - 1] + usize::from(typed[i - 1] != name[j - 1]);
                let mut fewest = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && typed[i - 1] == name[j - 2] && typed[i - 2] == name[j - 1] {
                    fewest = fewest.min(table[i - 2][j - 2] + 1);
                }
                fewest
            };
        }
    }
    table.pop().unwrap_or_default()
}

proptest::proptest! {
    #[test]
    fn slips_are_those_of_the_definition(typed in "[abc]{1,9}", name in "[abc]{0,12}") {
        let row = by_the_book(typed.as_bytes(), name.as_bytes());
        let found = Pattern::new(&typed).slips(&name, 99);
        proptest::prop_assert_eq!(found.whole.map(usize::from), row.last().copied());
        proptest::prop_assert_eq!(found.beginning.map(usize::from), row.iter().min().copied());
    }
}

#[test]
fn words_beside_the_name_count_only_with_the_name() {
    let vernon = Spelt::new("Vernon").beside("Eure");
    assert!(Typed::new("vernon eure").distance(&vernon).is_some());
    assert_eq!(Typed::new("eure").distance(&vernon), None);
}

#[test]
fn nothing_typed_fits_nothing_and_endless_text_is_cut() {
    assert_eq!(distance("", "Lyon"), None);
    assert_eq!(distance(" - ", "Lyon"), None);
    assert_eq!(distance(&"a b ".repeat(100_000), "Lyon"), None);
}
