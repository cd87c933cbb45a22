//! Code points of the Phosphor icons that the picture draws.

use crate::model::{ActorKind, Family};

/// A factory: a firm.
pub const FACTORY: char = '\u{e760}';
/// A bank: a public body.
pub const BANK: char = '\u{e0b4}';
/// A plant: a farm.
pub const PLANT: char = '\u{ebae}';
/// Three people: an association, or skills.
pub const USERS_THREE: char = '\u{e68e}';
/// A house: inhabitants.
pub const HOUSE: char = '\u{e2c2}';
/// A parcel: materials.
pub const PACKAGE: char = '\u{e390}';
/// A flame: energy.
pub const FIRE: char = '\u{e242}';
/// A drop: water.
pub const DROP: char = '\u{e210}';
/// A loop: waste.
pub const RECYCLE: char = '\u{e75a}';
/// A toolbox: equipment and spaces.
pub const TOOLBOX: char = '\u{eca0}';
/// A lorry: logistics.
pub const TRUCK: char = '\u{e4b4}';
/// A cart: purchases and services.
pub const SHOPPING_CART: char = '\u{e41e}';
/// A question mark: not recognised yet.
pub const QUESTION: char = '\u{e3e8}';
/// A stack: the legend.
pub const LEGEND: char = '\u{e466}';
/// An eye: the audience.
pub const EYE: char = '\u{e220}';

/// The icon of a kind of actor.
pub const fn actor_kind(kind: ActorKind) -> char {
    match kind {
        ActorKind::Company => FACTORY,
        ActorKind::Public => BANK,
        ActorKind::Farm => PLANT,
        ActorKind::Association => USERS_THREE,
        ActorKind::Household => HOUSE,
    }
}

/// The icon of a family of resources.
pub const fn family(family: Option<Family>) -> char {
    match family {
        Some(Family::Material) => PACKAGE,
        Some(Family::Energy) => FIRE,
        Some(Family::Water) => DROP,
        Some(Family::Waste) => RECYCLE,
        Some(Family::Equipment) => TOOLBOX,
        Some(Family::Logistics) => TRUCK,
        Some(Family::Skills) => USERS_THREE,
        Some(Family::Services) => SHOPPING_CART,
        None => QUESTION,
    }
}
