//! A line cut into words, numbers and marks, each with its place in the line.

use std::ops::Range;

use crate::base::number;
use crate::base::text::fold;

/// What a token is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Kind {
    /// Letters, with digits behind them (`CO2`, `m3`).
    Word,
    /// A number; `sure` is false when its mark may stand for thousands or for decimals.
    Number { value: f64, sure: bool },
    /// One sign.
    Mark(char),
}

/// What a token was understood as; the rest becomes the label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Not understood yet.
    Open,
    /// Part of the actor, the verb, an amount …: not of the label.
    Taken,
}

/// One token.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// Bytes of the line.
    pub span: Range<usize>,
    /// Folded spelling of a word, empty for others.
    pub fold: String,
    /// An apostrophe follows: `d’`, `l’`, `j’`.
    pub elided: bool,
    /// Nothing stands between it and the token before.
    pub glued: bool,
    /// Begins with a capital letter.
    pub capital: bool,
    pub role: Role,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number { .. })
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// The line with its tokens.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        Self::around(text, None).0
    }

    /// Cuts the line on both sides of a known name, which becomes one taken token; also the first token after it.
    pub fn around(text: &'a str, name: Option<Range<usize>>) -> (Self, usize) {
        let mut tokens = Vec::new();
        let mut start = 0;
        if let Some(name) = name {
            tokenise(text, 0..name.start, &mut tokens);
            push(&mut tokens, Kind::Mark(' '), name.clone(), text);
            if let Some(token) = tokens.last_mut() {
                token.role = Role::Taken;
            }
            start = name.end;
        }
        let after = tokens.len();
        tokenise(text, start..text.len(), &mut tokens);
        (Self { text, tokens }, after)
    }

    /// The token at a place, if it is still open.
    pub fn open(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|token| token.role == Role::Open)
    }

    /// The folded word at a place, if it is open and a word.
    pub fn word(&self, at: usize) -> Option<&str> {
        self.open(at)
            .filter(|token| token.is_word())
            .map(|token| token.fold.as_str())
    }

    /// True when the words from a place on are these.
    pub fn words_are(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .zip(at..)
            .all(|(word, place)| self.word(place) == Some(*word))
    }

    /// Bytes of the line that some tokens cover.
    pub fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let first = self.tokens.get(tokens.start);
        let last = self.tokens.get(tokens.end.wrapping_sub(1));
        match (first, last) {
            (Some(first), Some(last)) if first.span.start <= last.span.end => first.span.start..last.span.end,
            _ => 0..0,
        }
    }

    /// Text that some tokens cover.
    pub fn slice(&self, tokens: Range<usize>) -> &'a str {
        self.text.get(self.span(tokens)).unwrap_or_default()
    }

    /// Takes tokens out of the label.
    pub fn take(&mut self, tokens: Range<usize>) {
        for token in self.tokens.get_mut(tokens).unwrap_or_default() {
            token.role = Role::Taken;
        }
    }

    /// True when the line is written in capitals only, so that a capital says nothing.
    pub fn shouted(&self) -> bool {
        !self.text.chars().any(char::is_lowercase)
    }
}

fn tokenise(whole: &str, part: Range<usize>, tokens: &mut Vec<Token>) {
    let text = &whole[..part.end];
    let mut at = part.start;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let after_number = tokens.last().is_some_and(|t| t.is_number() && t.span.end == at);
        let (kind, length) = if c.is_ascii_digit() {
            let (value, sure, length) = number_at(rest);
            (Kind::Number { value, sure }, length)
        } else if after_number && times_sign(rest) {
            (Kind::Mark('×'), c.len_utf8())
        } else if is_letter(c) {
            (Kind::Word, rest.find(|c| !is_in_word(c)).unwrap_or(rest.len()))
        } else {
            at += c.len_utf8();
            if let Some(mark) = mark(c, at - c.len_utf8(), rest, tokens) {
                push(tokens, Kind::Mark(mark), at - c.len_utf8()..at, text);
            }
            continue;
        };
        push(tokens, kind, at..at + length, text);
        at += length;
    }
}

fn push(tokens: &mut Vec<Token>, kind: Kind, span: Range<usize>, text: &str) {
    let spelling = &text[span.clone()];
    tokens.push(Token {
        fold: if kind == Kind::Word {
            folded(spelling)
        } else {
            String::new()
        },
        glued: tokens.last().is_some_and(|before| before.span.end == span.start),
        capital: spelling.chars().next().is_some_and(char::is_uppercase),
        kind,
        span,
        elided: false,
        role: Role::Open,
    });
}

fn folded(word: &str) -> String {
    fold(&word.replace('€', "eur").replace('²', "2").replace('³', "3"))
}

/// The sign that a character stands for; blanks, apostrophes and hyphens inside words stand for none.
fn mark(c: char, at: usize, rest: &str, tokens: &mut [Token]) -> Option<char> {
    let next = rest[c.len_utf8()..].chars().next();
    match c {
        c if c.is_whitespace() => None,
        '\'' | '’' | 'ʼ' | '`' => {
            if let Some(before) = tokens.last_mut() {
                before.elided = before.fold.len() <= 2;
            }
            None
        }
        '-' | '\u{2010}' | '\u{2011}' if next.is_some_and(char::is_alphabetic) => {
            let inside = tokens.last().is_some_and(|t| t.is_word() && t.span.end == at);
            (!inside).then_some('-')
        }
        '-' | '–' | '—' | '\u{2212}' | '\u{2010}' | '\u{2011}' => Some('-'),
        'º' | '˚' | '℃' => Some('°'),
        other => Some(other),
    }
}

fn is_letter(c: char) -> bool {
    (c.is_alphabetic() && c != 'º') || c == '€' || matches!(c, '\u{0300}'..='\u{036f}')
}

fn is_in_word(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || matches!(c, '²' | '³')
}

/// `x` between two numbers, as in `2x15`.
fn times_sign(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('x' | 'X' | '×')) && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// The number at the start of a text that begins with a digit: value, whether it can be read in one way only, bytes.
fn number_at(rest: &str) -> (f64, bool, usize) {
    let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(0);
    let mut decimals = false;
    while let Some(mark) = rest[length..].chars().next() {
        let count = digits(length + mark.len_utf8());
        let group = count == 3 && length >= 1 && !decimals && !rest.starts_with('0');
        let joins = match mark {
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => group && grouped(&rest[..length]),
            '.' | ',' if count > 0 => {
                decimals = count != 3;
                true
            }
            _ => false,
        };
        if !joins {
            break;
        }
        length += mark.len_utf8() + count;
    }
    let spelling = &rest[..length];
    let (value, sure) = value_of(spelling);
    (value, sure, length)
}

/// True when more groups of three digits may follow: at most three digits before the first blank.
fn grouped(before: &str) -> bool {
    before
        .split(|c: char| !c.is_ascii_digit())
        .enumerate()
        .all(|(at, group)| {
            if at == 0 {
                group.len() <= 3
            } else {
                group.len() == 3
            }
        })
}

fn value_of(spelling: &str) -> (f64, bool) {
    let plain = number::parse(spelling).unwrap_or_default();
    let marks: Vec<(usize, char)> = spelling
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_digit())
        .collect();
    if let [(at, mark @ ('.' | ','))] = marks[..] {
        let fraction = &spelling[at + 1..];
        // « 1.200 » or « 80,000 » may be thousands; « 0,125 » cannot.
        if fraction.len() == 3 && !spelling.starts_with('0') {
            let thousands = mark == '.' || fraction == "000";
            let value = if thousands {
                (plain * 1000.0).round()
            } else {
                plain
            };
            return (value, false);
        }
    }
    (plain, true)
}
