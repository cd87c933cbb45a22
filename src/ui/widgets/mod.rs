//! The small widgets that make the window ours. Each one that takes input has an accessible name.

pub mod buttons;
pub mod choice;
pub mod file_chooser;
pub mod key_cap;
pub mod line_sample;
pub mod list_row;
pub mod month_chart;
pub mod notice;
pub mod paint;
pub mod progress;
pub mod score_bar;
pub mod search_field;
pub mod section;
pub mod slider;
pub mod tabs;
pub mod tag;
pub mod text_field;

pub use buttons::{Button, icon_button};
pub use choice::{Entry, choice};
pub use file_chooser::{Chooser, ChooserEvent};
pub use key_cap::key_cap;
pub use line_sample::{LineLook, line_sample};
pub use list_row::ListRow;
pub use month_chart::month_chart;
pub use notice::{Notice, NoticeEvent, NoticeKind};
pub use progress::progress;
pub use score_bar::score_bar;
pub use search_field::SearchField;
pub use section::{hairline, section, section_with};
pub use slider::{Scale, slider};
pub use tabs::{Tab, TabLook, tabs};
pub use tag::{Tag, TagKind, dashed_outline};
pub use text_field::{TextField, Typed, typed_number};
