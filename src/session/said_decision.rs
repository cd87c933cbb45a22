//! A decision as it is said: who carries it, and by when — « Petit 15/1 ».

use jiff::civil::Date;

use crate::base::date;
use crate::base::text::fold;

/// Most words of a date at the end of the line: « 15 janvier 2027 », « end of June 2027 ».
const LONGEST_DATE: usize = 4;
/// What stands before a date and belongs to it.
const BEFORE: [&str; 7] = [" le", " pour", " avant", " en", " by", " on", " d’ici"];

/// Parts a line into the owner and the date that ends it, as ISO; a line without a date is all owner.
///
/// ```
/// use maillage::session::said_decision::owner_and_due;
/// let today = "2026-11-24".parse().unwrap();
/// assert_eq!(owner_and_due("Mme Petit 15/1", today), ("Mme Petit".to_owned(), Some("2027-01-15".to_owned())));
/// assert_eq!(owner_and_due("Petit", today), ("Petit".to_owned(), None));
/// ```
pub fn owner_and_due(line: &str, today: Date) -> (String, Option<String>) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let longest = LONGEST_DATE.min(words.len());
    for taken in (1..=longest).rev() {
        let (owner, said) = words.split_at(words.len() - taken);
        if let Some(due) = date::parse(&said.join(" "), today) {
            let owner = owner.join(" ");
            // « Mme Avril » is somebody.
            if matches!(
                fold(&owner).as_str(),
                "mme" | "m" | "mr" | "mrs" | "ms" | "madame" | "monsieur"
            ) {
                break;
            }
            let before = BEFORE.iter().find_map(|word| owner.strip_suffix(word));
            let owner = before.unwrap_or(&owner).trim_end_matches([',', ';']);
            return (owner.to_owned(), Some(due.to_string()));
        }
    }
    (words.join(" "), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_ends_the_line_and_the_rest_is_the_owner() {
        let today: Date = "2026-11-24".parse().unwrap();
        let cases = [
            ("Petit 15/1", "Petit", "2027-01-15"),
            ("A. Petit, 15/01/2027", "A. Petit", "2027-01-15"),
            ("Petit et Masson 1/12", "Petit et Masson", "2026-12-01"),
            ("Petit le 15 janvier", "Petit", "2027-01-15"),
            ("Petit 15 janvier 2028", "Petit", "2028-01-15"),
            ("Petit vendredi", "Petit", "2026-11-27"),
            ("Petit demain", "Petit", "2026-11-25"),
            ("15/1", "", "2027-01-15"),
            ("Petit", "Petit", ""),
            ("Martin mars", "Martin", "2027-03-31"),
            ("Petit mars", "Petit", "2027-03-31"),
            ("Martin fin mars", "Martin", "2027-03-31"),
            ("Martin pour mi-mars 2028", "Martin", "2028-03-15"),
            ("Mme Petit 2027-01-15", "Mme Petit", "2027-01-15"),
            ("Mme Avril", "Mme Avril", ""),
            ("Martin", "Martin", ""),
            ("  ", "", ""),
            ("Atelier 2", "Atelier 2", ""),
        ];
        for (line, owner, due) in cases {
            let (who, when) = owner_and_due(line, today);
            assert_eq!(
                (who.as_str(), when.unwrap_or_default().as_str()),
                (owner, due),
                "{line}"
            );
        }
    }
}
