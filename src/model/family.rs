//! Families of resources: what the colours and icons of the map stand for.

use super::coded::coded_enum;

coded_enum! {
    /// One of the eight families drawn on the map; the root letter of a nature decides it.
    Family {
        /// Materials and products (root `M`).
        Material = "material",
        /// Energy and heat (root `E`).
        Energy = "energy",
        /// Water (root `H`).
        Water = "water",
        /// Waste and organic residues (root `W`).
        Waste = "waste",
        /// Equipment and spaces (roots `Q`, `P`).
        Equipment = "equipment",
        /// Transport and logistics (root `L`).
        Logistics = "logistics",
        /// Skills and jobs (root `K`).
        Skills = "skills",
        /// Purchases and services (roots `B`, `S`).
        Services = "services",
    }
}

impl Family {
    /// The family of a dotted nature code such as `W.ASH.FLY`; `None` for an unknown root letter.
    pub fn of_nature(code: &str) -> Option<Self> {
        Some(match code.split('.').next()? {
            "M" => Self::Material,
            "E" => Self::Energy,
            "H" => Self::Water,
            "W" => Self::Waste,
            "Q" | "P" => Self::Equipment,
            "L" => Self::Logistics,
            "K" => Self::Skills,
            "B" | "S" => Self::Services,
            _ => return None,
        })
    }
}
