//! Names of places under the actors: communes, water, countries.

/// What a place name stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlaceKind {
    /// A country.
    Country,
    /// A region.
    Region,
    /// A department or a county.
    County,
    /// A town.
    Town,
    /// A village.
    Village,
    /// A sea, lake or river.
    Water,
}

/// One name that the ground may carry.
#[derive(Clone, PartialEq, Debug)]
pub struct PlaceLabel {
    /// The name as written.
    pub name: String,
    /// What it names.
    pub kind: PlaceKind,
    /// Position on the unit web-mercator square.
    pub mercator: [f64; 2],
    /// Importance: 0 is drawn first.
    pub rank: u8,
}
