//! Everything that can be done, in one place: words, shortcut and whether it is possible now.
//!
//! Menus, buttons, tooltips and keys read this list, so they can never disagree.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::message::Room;
use crate::base::i18n::{Lang, tr};

/// One action without a subject: what it acts on is the open project or the selection.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Action {
    /// Make an empty project.
    New,
    /// Open a project file.
    Open,
    /// Write a copy elsewhere.
    SaveCopy,
    /// Put the map into a file.
    ExportMap,
    /// Write the visible file now.
    Save,
    /// Back to the first page.
    Home,
    /// Take the newest change back.
    Undo,
    /// Do it again.
    Redo,
    /// Put the cursor into the entry line.
    Entry,
    /// Put the cursor into the search.
    Search,
    /// Add an actor.
    AddActor,
    /// Add a flow to the selected actor.
    AddFlow,
    /// Give the selected actor the usual flows of its activity.
    Typical,
    /// Edit what is selected.
    Edit,
    /// Delete what is selected.
    Delete,
    /// Keep the selected proposal.
    Keep,
    /// Park the selected proposal.
    Park,
    /// Refuse the selected proposal.
    Refuse,
    /// The map with its lists.
    RoomMap,
    /// Workshops.
    RoomWorkshop,
    /// The follow-up of synergies.
    RoomBoard,
    /// Gain against effort.
    RoomMatrix,
    /// Flows as a table to type in.
    Grid,
    /// The next speaker.
    RoundNext,
    /// The speaker before.
    RoundBack,
    /// Keep the proposal on top, without leaving the entry line.
    KeepTop,
    /// Park it.
    ParkTop,
    /// Refuse it.
    RefuseTop,
    /// The speaker is interested in it.
    Interest,
    /// Another proposal comes to the top: the one below.
    TopDown,
    /// The one above.
    TopUp,
    /// Note something said, or a question.
    Note,
    /// Tie two actors by hand.
    Tie,
    /// Which activities would help most.
    Missing,
    /// Show the zones of the territory.
    Territory,
    /// Show how proposals are ranked.
    Ranking,
    /// Show what is drawn beneath everything.
    Backdrop,
    /// Show natures and rules.
    Knowledge,
    /// Show who helps.
    Support,
    /// Show the phases of the démarche.
    Phases,
    /// Choose what the map shows.
    Filter,
    /// Show the whole territory.
    Fit,
    /// Closer.
    ZoomIn,
    /// Further.
    ZoomOut,
    /// Show the wall in this window.
    Wall,
    /// Show the wall in a window of its own.
    WallApart,
    /// Make the wall black, or show it again.
    WallBlank,
    /// Fill the screen.
    FullScreen,
    /// The other language.
    SwitchLanguage,
    /// Light or dark.
    SwitchTheme,
    /// Larger type.
    Larger,
    /// Smaller type.
    Smaller,
    /// Type at its normal size.
    NormalSize,
    /// What can be done here, and with which keys.
    Help,
    /// Close what is open: editing, selection.
    Back,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 55] = [
        Self::New,
        Self::Open,
        Self::SaveCopy,
        Self::ExportMap,
        Self::Save,
        Self::Home,
        Self::Undo,
        Self::Redo,
        Self::Entry,
        Self::Search,
        Self::AddActor,
        Self::AddFlow,
        Self::Typical,
        Self::Edit,
        Self::Delete,
        Self::Keep,
        Self::Park,
        Self::Refuse,
        Self::RoomMap,
        Self::RoomWorkshop,
        Self::RoomBoard,
        Self::RoomMatrix,
        Self::Grid,
        Self::RoundNext,
        Self::RoundBack,
        Self::KeepTop,
        Self::ParkTop,
        Self::RefuseTop,
        Self::Interest,
        Self::TopDown,
        Self::TopUp,
        Self::Note,
        Self::Tie,
        Self::Missing,
        Self::Territory,
        Self::Ranking,
        Self::Backdrop,
        Self::Knowledge,
        Self::Support,
        Self::Phases,
        Self::Filter,
        Self::Fit,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Wall,
        Self::WallApart,
        Self::WallBlank,
        Self::FullScreen,
        Self::SwitchLanguage,
        Self::SwitchTheme,
        Self::Larger,
        Self::Smaller,
        Self::NormalSize,
        Self::Help,
        Self::Back,
    ];

    const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::SaveCopy => "save-copy",
            Self::ExportMap => "export-map",
            Self::Save => "save",
            Self::Home => "home",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Entry => "entry",
            Self::Search => "search",
            Self::AddActor => "add-actor",
            Self::AddFlow => "add-flow",
            Self::Typical => "typical",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Keep => "keep",
            Self::Park => "park",
            Self::Refuse => "refuse",
            Self::RoomMap => "room-map",
            Self::RoomWorkshop => "room-workshop",
            Self::RoomBoard => "room-board",
            Self::RoomMatrix => "room-matrix",
            Self::Grid => "grid",
            Self::RoundNext => "round-next",
            Self::RoundBack => "round-back",
            Self::KeepTop => "keep-top",
            Self::ParkTop => "park-top",
            Self::RefuseTop => "refuse-top",
            Self::Interest => "interest",
            Self::TopDown => "top-down",
            Self::TopUp => "top-up",
            Self::Note => "note",
            Self::Tie => "tie",
            Self::Missing => "missing",
            Self::Territory => "territory",
            Self::Ranking => "ranking",
            Self::Backdrop => "backdrop",
            Self::Knowledge => "knowledge",
            Self::Support => "support",
            Self::Phases => "phases",
            Self::Filter => "filter",
            Self::Fit => "fit",
            Self::ZoomIn => "zoom-in",
            Self::ZoomOut => "zoom-out",
            Self::Wall => "wall",
            Self::WallApart => "wall-apart",
            Self::WallBlank => "wall-blank",
            Self::FullScreen => "full-screen",
            Self::SwitchLanguage => "switch-language",
            Self::SwitchTheme => "switch-theme",
            Self::Larger => "larger",
            Self::Smaller => "smaller",
            Self::NormalSize => "normal-size",
            Self::Help => "help",
            Self::Back => "back",
        }
    }

    /// Its words.
    pub fn words(self, lang: Lang) -> String {
        tr(lang, &format!("action-{}", self.key()))
    }

    /// Its keys; the first one is shown. Single letters work only while no text field has the focus.
    pub const fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn ctrl(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn ctrl_shift(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
        }
        const fn plain(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::NONE, key)
        }
        const fn alt(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::ALT, key)
        }
        match self {
            Self::RoomMap => const { &[plain(Key::F2)] },
            Self::RoomWorkshop => const { &[plain(Key::F3)] },
            Self::RoomBoard => const { &[plain(Key::F4)] },
            Self::RoomMatrix => const { &[plain(Key::F6)] },
            Self::Grid => const { &[ctrl(Key::G)] },
            Self::RoundNext => const { &[plain(Key::PageDown)] },
            Self::RoundBack => const { &[plain(Key::PageUp)] },
            Self::KeepTop => const { &[alt(Key::G)] },
            Self::ParkTop => const { &[alt(Key::P)] },
            Self::RefuseTop => const { &[alt(Key::R)] },
            Self::Interest => const { &[alt(Key::I)] },
            Self::TopDown => const { &[alt(Key::ArrowDown)] },
            Self::TopUp => const { &[alt(Key::ArrowUp)] },
            Self::Note => const { &[alt(Key::N)] },
            Self::Typical => const { &[plain(Key::T)] },
            Self::Tie => const { &[alt(Key::L)] },
            Self::New => const { &[ctrl(Key::N)] },
            Self::Open => const { &[ctrl(Key::O)] },
            Self::SaveCopy => const { &[ctrl_shift(Key::S)] },
            Self::ExportMap => const { &[ctrl(Key::P)] },
            Self::Save => const { &[ctrl(Key::S)] },
            Self::Undo => const { &[ctrl(Key::Z)] },
            Self::Redo => const { &[ctrl(Key::Y), ctrl_shift(Key::Z)] },
            Self::Entry => const { &[ctrl(Key::Space)] },
            Self::Search => const { &[ctrl(Key::K), ctrl(Key::F)] },
            Self::AddActor => const { &[plain(Key::N)] },
            Self::AddFlow => const { &[plain(Key::A)] },
            Self::Edit => const { &[plain(Key::E)] },
            Self::Delete => const { &[plain(Key::Delete)] },
            Self::Keep => const { &[plain(Key::G)] },
            Self::Park => const { &[plain(Key::P)] },
            Self::Refuse => const { &[plain(Key::R)] },
            Self::Filter => const { &[plain(Key::F)] },
            Self::Fit => const { &[plain(Key::Home)] },
            Self::ZoomIn => const { &[plain(Key::Plus)] },
            Self::ZoomOut => const { &[plain(Key::Minus)] },
            Self::Help => const { &[plain(Key::F1), plain(Key::Questionmark)] },
            Self::Wall => const { &[plain(Key::F5)] },
            Self::WallApart => const { &[KeyboardShortcut::new(Modifiers::SHIFT, Key::F5)] },
            Self::FullScreen => const { &[plain(Key::F11)] },
            Self::Back => const { &[plain(Key::Escape)] },
            // Ctrl + − 0 are egui's own.
            Self::Home
            | Self::WallBlank
            | Self::Missing
            | Self::Support
            | Self::Phases
            | Self::Territory
            | Self::Ranking
            | Self::Backdrop
            | Self::Knowledge
            | Self::SwitchLanguage
            | Self::SwitchTheme
            | Self::Larger
            | Self::Smaller
            | Self::NormalSize => &[],
        }
    }

    /// The first shortcut as written on a key cap, such as `Ctrl K`; empty without one.
    pub fn key_cap(self, lang: Lang) -> String {
        let Some(shortcut) = self.shortcuts().first() else {
            return String::new();
        };
        let mut keys = Vec::new();
        if shortcut.modifiers.command {
            keys.push("Ctrl".to_owned());
        }
        if shortcut.modifiers.alt {
            keys.push("Alt".to_owned());
        }
        if shortcut.modifiers.shift {
            keys.push(tr(lang, "key-shift"));
        }
        keys.push(match shortcut.logical_key {
            Key::Space => tr(lang, "key-space"),
            Key::Escape => tr(lang, "key-escape"),
            Key::Delete => tr(lang, "key-delete"),
            Key::Home => tr(lang, "key-home"),
            Key::PageDown => tr(lang, "key-page-down"),
            Key::PageUp => tr(lang, "key-page-up"),
            Key::ArrowDown => "↓".to_owned(),
            Key::ArrowUp => "↑".to_owned(),
            Key::Plus => "+".to_owned(),
            Key::Minus => "−".to_owned(),
            key => key.name().to_owned(),
        });
        keys.join(" ")
    }

    /// Words and keys for a tooltip.
    pub fn tooltip(self, lang: Lang) -> String {
        let keys = self.key_cap(lang);
        if keys.is_empty() {
            self.words(lang)
        } else {
            format!("{} ({keys})", self.words(lang))
        }
    }

    /// The rooms where it does something; empty for an action that is at home everywhere.
    pub const fn rooms(self) -> &'static [Room] {
        match self {
            Self::RoundNext
            | Self::RoundBack
            | Self::KeepTop
            | Self::ParkTop
            | Self::RefuseTop
            | Self::Interest
            | Self::TopDown
            | Self::TopUp
            | Self::Note => &[Room::Workshop],
            Self::Fit | Self::ZoomIn | Self::ZoomOut | Self::Filter | Self::Tie | Self::AddActor => {
                &[Room::Map, Room::Workshop]
            }
            Self::AddFlow | Self::Typical => &[Room::Map],
            Self::Keep | Self::Park | Self::Refuse | Self::Edit | Self::Delete => {
                &[Room::Map, Room::Board, Room::Matrix]
            }
            _ => &[],
        }
    }
}

/// True for a bare letter or sign that a text field would want.
pub fn yields_to_text(shortcut: &KeyboardShortcut) -> bool {
    let never_text = [
        Key::Escape,
        Key::F1,
        Key::F2,
        Key::F3,
        Key::F4,
        Key::F5,
        Key::F6,
        Key::F11,
        Key::PageDown,
        Key::PageUp,
    ];
    shortcut.modifiers.is_none() && !never_text.contains(&shortcut.logical_key)
}
