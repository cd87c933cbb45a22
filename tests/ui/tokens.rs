//! Colours and font sizes are written in one place only.

use std::path::{Path, PathBuf};

fn sources_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn only_the_theme_writes_colours_and_font_sizes() {
    const FORBIDDEN: [&str; 6] = [
        "Color32::from_",
        "Color32::RED",
        "hex_color!",
        "FontId::proportional(",
        "FontId::monospace(",
        ".size(1",
    ];
    let window = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let theme = window.join("theme");
    let mut sources = Vec::new();
    sources_below(&window, &mut sources);
    assert!(sources.len() > 20, "the window's sources were not found");
    for source in sources.iter().filter(|source| !source.starts_with(&theme)) {
        let text = std::fs::read_to_string(source).expect("a readable source");
        for forbidden in FORBIDDEN {
            assert!(
                !text.contains(forbidden),
                "{} holds {forbidden}",
                source.display()
            );
        }
    }
}
