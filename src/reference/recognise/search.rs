//! Natures for a picker that completes what is being typed.

use super::lexicon::Lexicon;
use super::words::stem;
use crate::base::i18n::Lang;
use crate::base::text::fold;
use crate::reference::{Knowledge, NatureIx};

impl Knowledge {
    /// Natures whose label, alias or code starts with or contains what was typed, best first, ties in table order.
    ///
    /// Every word typed must start a word of the same name. An empty query lists the roots.
    pub fn search(&self, query: &str, lang: Lang, limit: usize) -> Vec<NatureIx> {
        let natures = self.natures();
        let folded = fold(&query.chars().take(100).collect::<String>());
        if folded.is_empty() {
            let roots = natures.indices().filter(|&ix| natures.is_root(ix));
            return roots.take(limit).collect();
        }
        let typed: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        let mut found: Vec<(u8, NatureIx)> = natures
            .indices()
            .filter_map(|ix| Some((rank(self, ix, lang, &folded, &typed)?, ix)))
            .collect();
        found.sort_unstable();
        found.into_iter().take(limit).map(|(_, ix)| ix).collect()
    }
}

/// 0 is best; `None` when the nature does not fit.
fn rank(known: &Knowledge, ix: NatureIx, lang: Lang, folded: &str, typed: &[String]) -> Option<u8> {
    let nature = known.natures().get(ix);
    let label = fold(nature.label(lang));
    if label == folded || fold(&nature.code) == folded {
        return Some(0);
    }
    if label.starts_with(folded) {
        return Some(1);
    }
    let label_words: Vec<&str> = label.split(' ').collect();
    if starts_all(&label_words, typed) {
        return Some(2);
    }
    if in_alias(known.lexicon(), ix, typed) {
        return Some(3);
    }
    fold(&nature.code).starts_with(folded).then_some(4)
}

fn starts_all(words: &[&str], typed: &[String]) -> bool {
    typed
        .iter()
        .all(|start| words.iter().any(|word| word.starts_with(start.as_str())))
}

fn in_alias(lexicon: &Lexicon, ix: NatureIx, typed: &[String]) -> bool {
    let stems: Vec<String> = typed.iter().map(|start| stem(start)).collect();
    lexicon.entries_of(ix).any(|entry| {
        let means = |stem: &String| entry.words.iter().any(|&n| lexicon.words[n].stem == *stem);
        typed.iter().zip(&stems).all(|(start, stem)| {
            entry.text.split(' ').any(|word| word.starts_with(start.as_str())) || means(stem)
        })
    })
}
