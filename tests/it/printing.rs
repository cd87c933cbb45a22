//! The map as a file, read back by programs that are not ours.

use std::process::Command;

use tiny_skia::Pixmap;

use crate::desk::{Place, bytes, json};

/// Millimetres in a printer's point.
const MM: f64 = 25.4 / 72.0;

/// What a program of `.ci/packages` says of a file.
#[track_caller]
fn told_by(place: &Place, program: &str, words: &str) -> String {
    let mut command = Command::new(program);
    command.current_dir(place.work()).args(words.split_whitespace());
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}; run .ci/packages first"));
    assert!(output.status.success(), "{program} {words}: {output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn sample(name: &str) -> Place {
    let place = Place::new();
    place.done(&format!("new p.gpkg --sample {name}"));
    place
}

/// Width and height in millimetres, of one page.
fn page_size(place: &Place, file: &str) -> [f64; 2] {
    let info = told_by(place, "pdfinfo", file);
    assert!(
        info.contains("Pages:           1") && info.contains("Tagged:          yes"),
        "{info}"
    );
    let line = info
        .lines()
        .find(|l| l.starts_with("Page size:"))
        .expect("a size");
    let mut sides = line
        .split_whitespace()
        .filter_map(|word| word.parse::<f64>().ok());
    [(); 2].map(|()| sides.next().expect("two sides") * MM)
}

#[test]
fn every_paper_has_its_size_and_its_words_can_be_searched() {
    let place = sample("dunkerque");
    let papers = [
        ("A4", 210.0, 297.0),
        ("A3", 297.0, 420.0),
        ("A2", 420.0, 594.0),
        ("A1", 594.0, 841.0),
        ("A0", 841.0, 1189.0),
    ];
    for (paper, short, long) in papers {
        for (way, expected) in [("--portrait", [short, long]), ("--landscape", [long, short])] {
            place.done(&format!("map p.gpkg --out m.pdf --paper {paper} {way}"));
            let found = page_size(&place, "m.pdf");
            for (found, expected) in found.into_iter().zip(expected) {
                assert!(
                    (found - expected).abs() < 0.5,
                    "{paper} {way}: {found} for {expected}"
                );
            }
            let text = told_by(&place, "pdftotext", "m.pdf -");
            let words = [
                "Dunkerque",
                "ArcelorMittal",
                "Vue animateur",
                "en service",
                "OpenStreetMap",
                " km · 1 : ",
            ];
            for word in words {
                assert!(text.contains(word), "{word} is not in {paper} {way}: {text}");
            }
        }
    }
    assert_eq!(place.names(), ["m.pdf", "p.gpkg"]);
}

#[test]
fn a_page_is_made_of_shapes_and_whole_typefaces_and_equal_days_give_equal_bytes() {
    let place = sample("pays-de-retz");
    let line = "map p.gpkg --paper A4 --date 2026-11-25 --title Essai --out";
    place.done(&format!("{line} a.pdf"));
    place.done(&format!("{line} b.pdf"));
    assert_eq!(bytes(&place.path("a.pdf")), bytes(&place.path("b.pdf")));
    assert_eq!(told_by(&place, "pdfimages", "-list a.pdf").lines().count(), 2);
    let fonts = told_by(&place, "pdffonts", "a.pdf");
    for font in fonts.lines().skip(2) {
        let words: Vec<&str> = font.split_whitespace().collect();
        assert!(words[0].contains("+IBMPlexSans"), "{font}");
        // Embedded, cut, and with its letters told.
        let flags: Vec<&&str> = words.iter().filter(|w| **w == "yes").collect();
        assert_eq!(flags.len(), 3, "{font}");
    }
    let info = told_by(&place, "pdfinfo", "-isodates a.pdf");
    assert!(
        info.contains("Title:           Essai") && info.contains("2026-11-25"),
        "{info}"
    );
    let structure = told_by(&place, "pdfinfo", "-struct-text a.pdf");
    for word in ["H1", "Figure", "Essai", "Machecoul"] {
        assert!(structure.contains(word), "{word} is not in {structure}");
    }
}

#[test]
fn the_bar_and_the_ratio_tell_the_truth() {
    let place = Place::new();
    place.done("new p.gpkg");
    let (west, east, lat) = (2.1, 2.6, 51.0);
    place.write(
        "s.jsonl",
        format!(
            r#"{{"do":"add_actor","id":"a1","name":"Ouest","lat":{lat},"lon":{west}}}
{{"do":"add_actor","id":"a2","name":"Est","lat":{lat},"lon":{east}}}
"#
        ),
    );
    place.done("script p.gpkg s.jsonl");
    // The great circle on a sphere of the Earth's mean radius.
    let half = f64::to_radians(lat).cos() * (f64::to_radians(east - west) / 2.0).sin();
    let metres = 2.0 * 6_371_008.8 * half.asin();
    place.done("map p.gpkg --out m.pdf --paper A3");
    let text = told_by(&place, "pdftotext", "m.pdf -");
    let line = text
        .lines()
        .find(|line| line.contains(" · 1 :"))
        .expect("a scale");
    let digits = |part: &str| -> f64 {
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        digits.parse().expect("a number")
    };
    let (bar, ratio) = line.split_once('·').expect("both");
    let ratio = digits(ratio.split_once(':').expect("a ratio").1);
    // Both actors, in dots of 300 an inch.
    let drawn = json(&place.done("dump-geometry p.gpkg --paper A3"));
    let x = |at: usize| drawn["actors"][at]["x"].as_f64().unwrap();
    let on_paper = (x(0) - x(1)).abs() / 300.0 * 0.0254;
    let found = metres / on_paper;
    assert!((found / ratio - 1.0).abs() < 0.01, "1 : {found} for 1 : {ratio}");
    // The bar itself, in the page's points.
    told_by(&place, "pdftocairo", "-svg m.pdf page.svg");
    let page = String::from_utf8(bytes(&place.path("page.svg"))).unwrap();
    let length = bars(&page).into_iter().fold(0.0, f64::max) * MM / 1000.0;
    let told = digits(bar) * 1000.0;
    assert!(
        (length * ratio / told - 1.0).abs() < 0.01,
        "{length} m for {told} m"
    );
}

/// Lengths of the paths that go down, to the right and up.
fn bars(page: &str) -> Vec<f64> {
    let paths = page
        .split(" d=\"")
        .skip(1)
        .filter_map(|path| path.split('"').next());
    let points = |path: &str| -> Option<Vec<[f64; 2]>> {
        let numbers: Vec<f64> = path
            .split_whitespace()
            .filter(|word| !matches!(*word, "M" | "L"))
            .map(|word| word.parse().ok())
            .collect::<Option<_>>()?;
        (numbers.len() == 8).then(|| numbers.chunks(2).map(|pair| [pair[0], pair[1]]).collect())
    };
    let is_bar = |p: &Vec<[f64; 2]>| p[0][0] == p[1][0] && p[1][1] == p[2][1] && p[2][0] == p[3][0];
    paths
        .filter_map(points)
        .filter(is_bar)
        .map(|p| (p[2][0] - p[1][0]).abs())
        .collect()
}

#[test]
fn drawing_and_page_look_like_the_picture() {
    let place = sample("kalundborg");
    // A zone: outlines, and a shade over all that lies outside.
    place.write(
        "z.jsonl",
        r#"{"do":"add_zone","id":"z1","name":"Port","rings":[[[11.05,55.65],[11.15,55.66],[11.13,55.7],[11.06,55.69],[11.05,55.65]]]}
"#,
    );
    place.done("script p.gpkg z.jsonl");
    for form in ["png", "svg", "pdf"] {
        place.done(&format!("map p.gpkg --out m.{form} --size 900x600"));
    }
    told_by(&place, "rsvg-convert", "m.svg -o svg.png");
    told_by(&place, "pdftoppm", "-png -singlefile -r 96 m.pdf pdf");
    let [own, svg, pdf] =
        ["m.png", "svg.png", "pdf.png"].map(|name| Pixmap::load_png(place.path(name)).unwrap());
    // Other rasterisers round edges their own way, and the drawing's reader has no Plex.
    for (other, limit) in [(&svg, 3.0), (&pdf, 2.0)] {
        assert_eq!((own.width(), own.height()), (other.width(), other.height()));
        let pairs = own.data().iter().zip(other.data());
        let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        let mean = sum as f64 / own.data().len() as f64;
        assert!(mean < limit, "{mean}");
    }
    let drawing = String::from_utf8(bytes(&place.path("m.svg"))).unwrap();
    let geometry = json(&place.done("dump-geometry p.gpkg --size 900x600"));
    let labels = geometry["labels"].as_array().unwrap();
    assert!(!labels.is_empty());
    for label in labels {
        let words = format!(">{}</text>", label["text"].as_str().unwrap());
        assert!(drawing.contains(&words), "{words}");
    }
    for word in ["<title>", "id=\"zones\"", "id=\"links\"", "OpenStreetMap"] {
        assert!(drawing.contains(word), "{word}");
    }
    place.done("map p.gpkg --out m.svg --paper A4");
    assert!(
        String::from_utf8(bytes(&place.path("m.svg")))
            .unwrap()
            .contains("width=\"297mm\" height=\"210mm\"")
    );
}

#[test]
fn pictures_that_are_too_large_or_have_no_place_are_refused_and_leave_nothing() {
    let place = sample("mare-a-jouy");
    let before = place.names();
    for size in ["7681x100", "100x7681", "5000x4400"] {
        place
            .run(&format!("map p.gpkg --out m.png --size {size}"))
            .refused(1, "4\u{202f}320");
    }
    place
        .run("map p.gpkg --out m.png --paper A0")
        .refused(1, "14\u{202f}043");
    place.run("map p.gpkg --out m.jpg --size 9x9").refused(1, "m.jpg");
    place
        .run("map p.gpkg --out no/m.pdf --paper A4")
        .refused(1, "no/m.pdf");
    place.run("map p.gpkg --out m.pdf --paper A5").refused(2, "A0");
    place
        .run("map p.gpkg --out m.pdf --paper A4 --dpi 301")
        .refused(2, "300");
    place
        .run("map p.gpkg --out m.pdf --paper A4 --size 9x9")
        .refused(2, "--paper");
    place
        .run("map p.gpkg --out m.pdf --paper A4 --portrait --landscape")
        .refused(2, "--portrait");
    assert_eq!(place.names(), before);
}

#[test]
fn names_with_letters_that_no_typeface_has_do_not_stop_a_page() {
    let place = Place::new();
    place.done("new p.gpkg");
    place.write(
        "s.jsonl",
        "{\"do\":\"add_actor\",\"id\":\"a1\",\"name\":\"雪 <&> \u{e000} Nord\",\"lat\":51.05,\"lon\":2.53}\n",
    );
    place.done("script p.gpkg s.jsonl");
    place.done("map p.gpkg --out m.pdf --paper A4");
    assert!(told_by(&place, "pdftotext", "m.pdf -").contains("<&>"));
    place.done("map p.gpkg --out m.svg --size 600x400");
    told_by(&place, "rsvg-convert", "m.svg -o m.png");
}

#[test]
fn a_ground_of_pictures_is_seamless_in_every_form() {
    let place = sample("dunkerque");
    let pack = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/tiles/dunkerque_raster.pmtiles"
    );
    for form in ["png", "svg", "pdf"] {
        place.done(&format!(
            "map p.gpkg --out m.{form} --size 900x600 --tiles {pack}"
        ));
    }
    assert!(told_by(&place, "pdfimages", "-list m.pdf").lines().count() > 2);
    told_by(&place, "rsvg-convert", "m.svg -o svg.png");
    told_by(&place, "pdftoppm", "-png -singlefile -r 96 m.pdf pdf");
    let [own, svg, pdf] =
        ["m.png", "svg.png", "pdf.png"].map(|name| Pixmap::load_png(place.path(name)).unwrap());
    for other in [&svg, &pdf] {
        assert_eq!((own.width(), own.height()), (other.width(), other.height()));
        // A seam would be a row or column that differs nearly all along; of our words, drawn a little differently in
        // each form, only the credits, at the bottom, and the legend reach so far: rows are looked at beside it.
        let [rows, columns] = shares_that_differ(&own, other);
        for share in rows[..540].iter().chain(&columns) {
            assert!(*share < 0.5, "{share}");
        }
    }
}

/// How far the legend reaches from the left, in pixels.
const LEGEND: usize = 310;

/// Which share of each row beside the legend, and of each column, can be told apart.
fn shares_that_differ(a: &Pixmap, b: &Pixmap) -> [Vec<f64>; 2] {
    let (width, height) = (a.width() as usize, a.height() as usize);
    let mut shares = [vec![0.0; height], vec![0.0; width]];
    for (at, (p, q)) in a.pixels().iter().zip(b.pixels()).enumerate() {
        let parts = [
            p.red().abs_diff(q.red()),
            p.green().abs_diff(q.green()),
            p.blue().abs_diff(q.blue()),
        ];
        if parts.into_iter().any(|part| part > 4) {
            if at % width >= LEGEND {
                shares[0][at / width] += 1.0 / (width - LEGEND) as f64;
            }
            shares[1][at % width] += 1.0 / height as f64;
        }
    }
    shares
}
