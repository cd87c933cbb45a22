//! Hostile packs of our own making, built when the tests run.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use image::{ImageBuffer, ImageFormat, Rgb, Rgba};
use rusqlite::Connection;

/// Name and file of every one of them.
pub fn all(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut made = Vec::new();
    for (name, tile_type, tile) in tiles() {
        let path = folder.join(format!("{name}.pmtiles"));
        std::fs::write(&path, pmtiles(tile_type, &tile)).expect("room");
        made.push((name.to_owned(), path));
        let path = folder.join(format!("{name}.mbtiles"));
        mbtiles(&path, &tile);
        made.push((format!("{name} in a database"), path));
    }
    for (name, bytes) in archives() {
        let path = folder.join(format!("{name}.pmtiles"));
        std::fs::write(&path, bytes).expect("room");
        made.push((name.to_owned(), path));
    }
    for (name, sql) in databases() {
        let path = folder.join(format!("{name}.mbtiles"));
        let conn = Connection::open(&path).expect("a database");
        conn.execute_batch(&sql)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        made.push((name.to_owned(), path));
    }
    made
}

/// The good bytes with some of them changed, always the same for one seed.
pub fn mutated(good: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut bytes = good.to_vec();
    for _ in 0..1 + next() % 40 {
        // Half of the blows fall on the first kilobytes, where headers and lists lie.
        let reach = if next() % 2 == 0 {
            bytes.len().min(6000)
        } else {
            bytes.len()
        };
        let at = (next() % reach as u64) as usize;
        bytes[at] = next() as u8;
    }
    if seed % 4 == 3 {
        bytes.truncate((next() % good.len() as u64) as usize);
    }
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn varint(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// A field of a protocol buffer with bytes in it.
fn field(number: u64, bytes: &[u8]) -> Vec<u8> {
    [
        varint(number << 3 | 2),
        varint(bytes.len() as u64),
        bytes.to_vec(),
    ]
    .concat()
}

/// An archive with one tile at 0/0/0, not packed; its bounds are the world.
fn pmtiles(tile_type: u8, tile: &[u8]) -> Vec<u8> {
    let directory = [vec![1, 0, 1], varint(tile.len() as u64), vec![1]].concat();
    archive(tile_type, &directory, &[], tile)
}

fn archive(tile_type: u8, directory: &[u8], leaves: &[u8], tiles: &[u8]) -> Vec<u8> {
    let mut file = b"PMTiles\x03".to_vec();
    let mut at = 127_u64;
    for part in [directory, &[], leaves, tiles] {
        file.extend(at.to_le_bytes());
        file.extend((part.len() as u64).to_le_bytes());
        at += part.len() as u64;
    }
    file.extend([0; 25]);
    file.extend([1, 1, tile_type, 0, 14]);
    for degrees in [-180_i32, -85, 180, 85] {
        file.extend((degrees * 10_000_000).to_le_bytes());
    }
    file.resize(127, 0);
    [file, directory.to_vec(), leaves.to_vec(), tiles.to_vec()].concat()
}

fn mbtiles(path: &Path, tile: &[u8]) {
    let conn = Connection::open(path).expect("a database");
    conn.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)",
    )
    .expect("tables");
    conn.execute("INSERT INTO tiles VALUES (0, 0, 0, ?1)", [tile])
        .expect("a row");
}

fn encoded(format: ImageFormat, write: impl FnOnce(&mut Cursor<Vec<u8>>, ImageFormat)) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    write(&mut bytes, format);
    bytes.into_inner()
}

fn small(format: ImageFormat) -> Vec<u8> {
    encoded(format, |out, format| {
        let picture = ImageBuffer::from_fn(64, 64, |x, y| Rgb([x as u8 * 3, y as u8 * 3, 90]));
        picture.write_to(out, format).expect("it encodes");
    })
}

/// Tiles that promise too much, or are something else: name, type of the archive, bytes.
fn tiles() -> Vec<(&'static str, u8, Vec<u8>)> {
    let mut tiles = pictures();
    tiles.extend(shapes());
    tiles
}

fn pictures() -> Vec<(&'static str, u8, Vec<u8>)> {
    let (png, jpeg, webp) = (
        small(ImageFormat::Png),
        small(ImageFormat::Jpeg),
        small(ImageFormat::WebP),
    );
    let sized = |png: &[u8], width: u32, height: u32| {
        let mut bytes = png.to_vec();
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let crc = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        bytes
    };
    let mut deep = sized(&png, 4096, 4096);
    // Sixteen bits, four channels, interlaced: 128 MB.
    (deep[24], deep[25], deep[28]) = (16, 6, 1);
    let crc = crc32(&deep[12..29]);
    deep[29..33].copy_from_slice(&crc.to_be_bytes());
    let wide_jpeg = jpeg_frame(&jpeg, |frame| frame[3..7].fill(0xff));
    let progressive = jpeg_frame(&jpeg, |frame| frame[3..7].copy_from_slice(&[0x10, 0, 0x10, 0]));
    let four_inks = jpeg_frame(&jpeg, |frame| frame[7] = 4);
    let sixteen = encoded(ImageFormat::Png, |out, format| {
        let picture: ImageBuffer<Rgba<u16>, Vec<u16>> =
            ImageBuffer::from_pixel(32, 32, Rgba([900, 60_000, 3, 30_000]));
        picture.write_to(out, format).expect("it encodes");
    });
    let large = encoded(ImageFormat::Png, |out, format| {
        let picture: ImageBuffer<Rgb<u8>, Vec<u8>> = ImageBuffer::from_pixel(4096, 4096, Rgb([9, 9, 9]));
        picture.write_to(out, format).expect("it encodes");
    });
    vec![
        ("png-60000", 2, sized(&png, 60_000, 60_000)),
        ("png-flat", 2, sized(&png, u32::MAX, 1)),
        ("png-none", 2, sized(&png, 0, 0)),
        ("png-4096-of-64-bit-pixels", 2, deep),
        ("png-16-bit", 2, sixteen),
        ("png-4096-good", 2, large),
        ("png-cut", 2, png[..png.len() / 2].to_vec()),
        ("jpeg-65535", 3, wide_jpeg),
        ("jpeg-4096-empty", 3, progressive),
        ("jpeg-four-inks", 3, four_inks),
        ("jpeg-start-only", 3, vec![0xff, 0xd8, 0xff]),
        ("webp-16383", 4, webp_canvas(16_383)),
        ("webp-animated", 4, animated(&webp)),
        ("webp-cut", 4, webp[..webp.len() - 9].to_vec()),
        ("gif", 2, b"GIF89a\xff\xff\xff\xff\x00\x00\x00;".to_vec()),
        (
            "svg",
            2,
            b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/hostname'/></svg>".to_vec(),
        ),
        ("tiff", 2, b"II*\0\x08\0\0\0\xff\xff".to_vec()),
    ]
}

fn shapes() -> Vec<(&'static str, u8, Vec<u8>)> {
    // A line of two points, a feature of it, a layer of a million of them: 12 MB, more than a tile may have.
    let feature = field(2, &[vec![0x18, 2], field(4, &[9, 0, 0, 10, 50, 60])].concat());
    let layer = |count: usize| field(3, &[field(1, b"roads"), feature.repeat(count)].concat());
    let points = field(2, &[vec![0x18, 1], field(4, &[9, 2, 2])].concat());
    let crowd = field(3, &[field(1, b"poi"), points.repeat(400_000)].concat());
    let nothing = field(3, &field(1, b"x"));
    let not_numbers = field(
        3,
        &[
            field(1, b"places"),
            field(3, b"population_rank"),
            field(4, &[vec![0x19], f64::NAN.to_le_bytes().to_vec()].concat()),
            field(
                2,
                &[field(2, &[0, 0]), vec![0x18, 1], field(4, &[9, 2, 2])].concat(),
            ),
        ]
        .concat(),
    );
    let same_ring = field(
        2,
        &[vec![0x18, 3], field(4, &[9, 0, 0, 18, 0, 0, 0, 0, 15])].concat(),
    );
    vec![
        ("mvt-a-million-features", 1, gzip(&layer(1_000_000))),
        ("mvt-as-many-features-as-fit", 1, layer(230_000)),
        ("mvt-400000-points", 1, crowd),
        ("mvt-many-layers", 1, nothing.repeat(100_000)),
        ("mvt-not-numbers", 1, not_numbers),
        (
            "mvt-rings-without-area",
            1,
            field(3, &[field(1, b"earth"), same_ring.repeat(100_000)].concat()),
        ),
        ("mvt-long-name", 1, field(3, &field(1, &vec![b'a'; 3 << 20]))),
        ("mvt-group-start", 1, vec![0x1b; 1000]),
        ("gzip-bomb", 1, gzip(&vec![0; 64 << 20])),
        ("gzip-in-gzip", 1, gzip(&gzip(&gzip(&layer(10))))),
        ("gzip-start-only", 1, vec![0x1f, 0x8b]),
    ]
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Changes the frame header of a JPEG; the slice begins with its length.
fn jpeg_frame(jpeg: &[u8], change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut bytes = jpeg.to_vec();
    let at = bytes.windows(2).position(|w| w == [0xff, 0xc0]).expect("a frame");
    change(&mut bytes[at + 2..at + 19]);
    bytes
}

fn riff(chunks: &[u8]) -> Vec<u8> {
    [
        b"RIFF".to_vec(),
        (chunks.len() as u32 + 4).to_le_bytes().to_vec(),
        b"WEBP".to_vec(),
        chunks.to_vec(),
    ]
    .concat()
}

fn chunk(name: &[u8; 4], bytes: &[u8]) -> Vec<u8> {
    let pad = vec![0; bytes.len() % 2];
    [
        name.to_vec(),
        (bytes.len() as u32).to_le_bytes().to_vec(),
        bytes.to_vec(),
        pad,
    ]
    .concat()
}

fn three(value: u32) -> [u8; 3] {
    let [a, b, c, _] = value.to_le_bytes();
    [a, b, c]
}

/// An extended header of that side and nothing behind it.
fn webp_canvas(side: u32) -> Vec<u8> {
    let header = [vec![0; 4], three(side - 1).to_vec(), three(side - 1).to_vec()].concat();
    riff(
        &[
            chunk(b"VP8X", &header),
            chunk(b"VP8L", &[0x2f, 0xff, 0xff, 0xff, 0x0f]),
        ]
        .concat(),
    )
}

/// A thousand frames of a good small picture.
fn animated(webp: &[u8]) -> Vec<u8> {
    let header = [vec![2, 0, 0, 0], three(63).to_vec(), three(63).to_vec()].concat();
    let frame = [
        [0; 6].to_vec(),
        three(63).to_vec(),
        three(63).to_vec(),
        vec![1, 0, 0, 0],
        webp[12..].to_vec(),
    ]
    .concat();
    let frames = chunk(b"ANMF", &frame).repeat(1000);
    riff(&[chunk(b"VP8X", &header), chunk(b"ANIM", &[0; 6]), frames].concat())
}

fn archives() -> Vec<(&'static str, Vec<u8>)> {
    // Twenty leaves, each of which only names the next.
    let mut leaves = Vec::new();
    for next in 1..=20_u64 {
        leaves.extend([vec![1, 0, 0, 5], varint(next * 5 + 1)].concat());
    }
    let chain = archive(1, &[1, 0, 0, 5, 1], &leaves, b"");
    let wide = {
        let count = 300_000_u64;
        let mut directory = varint(count);
        directory.extend(vec![1; count as usize]);
        directory.extend(vec![1; count as usize]);
        directory.extend(vec![1; count as usize]);
        directory.extend(vec![1; count as usize]);
        archive(2, &directory, &[], b"x")
    };
    let mut zooms = pmtiles(2, b"x");
    (zooms[100], zooms[101]) = (26, 26);
    let mut bounds = pmtiles(2, b"x");
    bounds[102..118].fill(0x7f);
    vec![
        ("leaves-in-a-chain", chain),
        ("directory-of-300000", wide),
        ("zoom-26", zooms),
        ("bounds-beyond-the-world", bounds),
    ]
}

fn databases() -> Vec<(&'static str, String)> {
    let plain =
        "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);";
    let meta = "CREATE TABLE metadata (name TEXT, value TEXT);";
    let view = |query: &str| format!("{meta} CREATE VIEW tiles AS {query}");
    vec![
        ("trigger", format!("{plain} {meta} CREATE TRIGGER t AFTER INSERT ON tiles BEGIN DELETE FROM metadata; END;
            INSERT INTO tiles VALUES (0, 0, 0, x'00')")),
        ("generated-column", format!("{meta} CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,
            tile_data BLOB GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL); INSERT INTO tiles VALUES (0, 0, 0)")),
        ("virtual-table", format!("{meta} CREATE VIRTUAL TABLE tiles USING rtree(zoom_level, tile_column, tile_row)")),
        ("view-of-virtual", view("SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, value AS tile_data FROM json_each('[1]')")),
        ("view-of-pragma", view("SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, file AS tile_data FROM pragma_database_list")),
        ("view-loads", view("SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, load_extension('stolen') AS tile_data")),
        ("view-recursive", view("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT i AS zoom_level, i AS tile_column, i AS tile_row, 'x' AS tile_data FROM n")),
        ("view-of-itself", format!("CREATE VIEW a AS SELECT 1 AS zoom_level; {meta}
            CREATE VIEW tiles AS SELECT * FROM tiles_too; CREATE VIEW tiles_too AS SELECT * FROM tiles")),
        ("view-of-noise", view("SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, randomblob(900000000) AS tile_data")),
        ("view-of-zeros", view("SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, zeroblob(1000000000) AS tile_data")),
        ("view-of-hex", view("SELECT 0 AS zoom_level, 0 AS tile_column, 0 AS tile_row, hex(hex(hex(zeroblob(5000000)))) AS tile_data")),
        ("huge-blob", format!("{plain} INSERT INTO tiles VALUES (0, 0, 0, zeroblob(40000000))")),
        ("text-blob", format!("{plain} INSERT INTO tiles VALUES (0, 0, 0, 'not bytes')")),
        ("number-blob", format!("{plain} INSERT INTO tiles VALUES (0, 0, 0, 1e999)")),
        ("endless-zooms", format!("{plain} INSERT INTO tiles VALUES (9e999, -9e999, 'NaN', x'00'), (NULL, NULL, NULL, NULL)")),
        ("huge-metadata", format!("{plain} {meta} INSERT INTO metadata VALUES ('name', zeroblob(9000000)), ('json', hex(zeroblob(3000000)))")),
        ("nested-metadata", format!("{plain} {meta} INSERT INTO metadata VALUES ('json', replace(hex(zeroblob(200000)), '0', '['))")),
        ("many-metadata", format!("{plain} {meta} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO metadata SELECT 'k' || i, i FROM n")),
        ("sixteen-bit-text", format!("PRAGMA encoding = 'UTF-16'; {plain} {meta} INSERT INTO metadata VALUES ('bounds', 'nan,inf,1,2')")),
        ("write-ahead", format!("PRAGMA journal_mode = WAL; {plain} INSERT INTO tiles VALUES (0, 0, 0, x'00')")),
        ("no-row-numbers", "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data,
            PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID; INSERT INTO tiles VALUES (0, 0, 0, x'00')".to_owned()),
        ("other-columns", "CREATE TABLE tiles (a, b); INSERT INTO tiles VALUES (1, 2)".to_owned()),
    ]
}
