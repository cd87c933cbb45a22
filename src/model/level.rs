//! Confidentiality levels, from the widest audience to the narrowest.

use super::coded::coded_enum;

coded_enum! {
    /// Who may see a field. Ordered: a level is visible to an audience when `level <= audience`.
    Level {
        /// Everyone: wall view, published documents.
        Public = "public",
        /// The partners of the démarche.
        Partners = "partners",
        /// The animateur alone.
        Operator = "operator",
        /// Kept by the animateur, shown elsewhere only as a class.
        Sealed = "sealed",
    }
}
