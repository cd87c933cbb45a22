//! What is asked of the ground that is drawn beneath everything.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Which ground is drawn. Remembered for each project among the preferences, never in the project.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawn {
    /// The map that the program carries.
    Embedded,
    /// The pack that the project carries; without one, the embedded map.
    #[default]
    Project,
    /// A pack in a file.
    File(PathBuf),
}

/// What the page of the ground asks for.
#[derive(Clone, PartialEq, Debug)]
pub enum GroundWish {
    /// Draw that ground.
    Draw(Drawn),
    /// Choose a file.
    Choose,
    /// Make the drawn file ready to travel in the project: whole, or cut to the territory.
    Prepare {
        /// Cut to the territory.
        cut: bool,
    },
    /// Give up the preparation, or what was prepared.
    GiveUp,
    /// Put what was prepared into the project.
    Put,
    /// Take the pack out of the project.
    Remove,
}
