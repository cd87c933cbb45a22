//! The small widgets that make the window ours. Each one that takes input has an accessible name.

pub mod buttons;
pub mod key_cap;
pub mod line_sample;
pub mod list_row;
pub mod paint;
pub mod section;
pub mod tabs;
pub mod tag;

pub use buttons::{Button, icon_button};
pub use key_cap::key_cap;
pub use line_sample::{LineLook, line_sample};
pub use list_row::ListRow;
pub use section::{hairline, section};
pub use tabs::{Tab, TabLook, tabs};
pub use tag::{Tag, TagKind};
