//! The structure that a screen reader follows, built while lines are placed.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use crate::base::i18n::Lang;

/// Level of the heading of a part; the title of a document is the first.
const PART: NonZeroU16 = NonZeroU16::MIN.saturating_add(1);

/// One element of the structure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TagId(usize);

/// What an element is.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// Title of a document.
    Title(String),
    /// Heading of a part.
    Heading(String),
    /// Paragraph.
    Paragraph,
    /// List; true for one with bullets.
    List(bool),
    /// Point of a list.
    Point,
    /// Bullet or name of a point.
    Label,
    /// Words of a point.
    Body,
    /// Table.
    Table,
    /// Its heads of columns.
    Head,
    /// Its rows.
    Rows,
    /// One row.
    Row,
    /// Head of a column.
    HeadCell,
    /// First cell of so many rows, which says what they are about.
    RowHead(u32),
    /// Any other cell.
    Cell,
}

/// The elements in reading order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Tags {
    /// What each is, and in which other it lies.
    elements: Vec<(Kind, Option<TagId>)>,
}

impl Tags {
    /// Adds an element, inside another or on its own.
    pub fn add(&mut self, kind: Kind, inside: Option<TagId>) -> TagId {
        self.elements.push((kind, inside));
        TagId(self.elements.len() - 1)
    }

    /// The words of a title or of a heading; `None` for anything else.
    pub fn heading(&self, element: Option<TagId>) -> Option<&str> {
        match &self.elements.get(element?.0)?.0 {
            Kind::Title(words) | Kind::Heading(words) => Some(words),
            _ => None,
        }
    }

    /// The tree, with what was drawn of each element.
    pub fn tree(self, lang: Lang, drawn: &[(TagId, Identifier)]) -> TagTree {
        let mut children: Vec<Vec<Node>> = vec![Vec::new(); self.elements.len()];
        for (element, identifier) in drawn {
            children[element.0].push(Node::from(*identifier));
        }
        let mut tree = TagTree::new().with_lang(Some(lang.code().to_owned()));
        let mut top = Vec::new();
        // An element stands behind the one that it lies in: from the last to the first, each is whole when its turn
        // comes. Its inner elements have then been gathered last first.
        let mut inner: Vec<Vec<Node>> = vec![Vec::new(); self.elements.len()];
        for (at, (kind, inside)) in self.elements.iter().enumerate().rev() {
            let mut nodes = std::mem::take(&mut children[at]);
            nodes.extend(std::mem::take(&mut inner[at]).into_iter().rev());
            let group = Node::from(TagGroup::with_children(tag(kind), nodes));
            match inside {
                Some(outer) => inner[outer.0].push(group),
                None => top.push(group),
            }
        }
        for group in top.into_iter().rev() {
            tree.push(group);
        }
        tree
    }
}

fn tag(kind: &Kind) -> TagKind {
    let span = |rows: u32| NonZeroU32::new(rows).filter(|rows| rows.get() > 1);
    match kind {
        Kind::Title(name) => Tag::Hn(NonZeroU16::MIN, Some(name.clone())).into(),
        Kind::Heading(name) => Tag::Hn(PART, Some(name.clone())).into(),
        Kind::Paragraph => Tag::P.into(),
        Kind::List(true) => Tag::L(ListNumbering::Disc).into(),
        Kind::List(false) => Tag::L(ListNumbering::None).into(),
        Kind::Point => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Rows => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHead(rows) => Tag::TH(TableHeaderScope::Row).with_row_span(span(*rows)).into(),
        Kind::Cell => Tag::TD.into(),
    }
}
