use proptest::prelude::*;

use super::*;

/// A protobuf field of bytes; lengths below 128.
fn bytes(number: u8, content: &[u8]) -> Vec<u8> {
    [&[number << 3 | 2, content.len() as u8], content].concat()
}

fn feature(shape: u8, tags: &[u8], geometry: &[u8]) -> Vec<u8> {
    bytes(
        2,
        &[bytes(2, tags), vec![3 << 3, shape], bytes(4, geometry)].concat(),
    )
}

fn tile(features: &[Vec<u8>]) -> Vec<u8> {
    let keys = [bytes(3, b"kind"), bytes(3, b"disputed")].concat();
    let values = [bytes(4, &bytes(1, b"river")), bytes(4, &[7 << 3, 1])].concat();
    let layer = [
        bytes(1, b"water"),
        features.concat(),
        keys,
        values,
        vec![5 << 3, 0x80, 0x20],
    ]
    .concat();
    bytes(3, &layer)
}

fn fault(bytes: &[u8]) -> String {
    VectorTile::decode(bytes).map_or_else(|fault| fault.to_string(), |_| "none".to_owned())
}

#[test]
fn a_line_and_its_attributes_are_read() {
    // Move to (1, 1), then two lines to (1, 11) and (11, 11).
    let line = feature(2, &[0, 0, 1, 1], &[9, 2, 2, 18, 0, 20, 20, 0]);
    let tile = VectorTile::decode(&tile(&[line])).expect("a good tile");
    let found: Vec<_> = tile.features("water").collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].shape(), found[0].extent()), (Shape::Lines, 4096));
    assert_eq!(found[0].text("kind"), Some("river"));
    assert!(found[0].flag("disputed"));
    assert_eq!(found[0].text("name"), None);
    let parts: Vec<_> = found[0].parts().collect();
    assert_eq!(parts, [[[1, 1], [1, 11], [11, 11]].as_slice()]);
    assert_eq!(tile.features("roads").count(), 0);
}

#[test]
fn features_do_not_share_parts() {
    let ring = [9, 0, 0, 18, 10, 0, 0, 10, 15];
    let two_rings = [ring, ring].concat();
    let points = feature(1, &[], &[17, 2, 2, 2, 2]);
    let tile = VectorTile::decode(&tile(&[feature(3, &[], &two_rings), points])).expect("a good tile");
    let parts: Vec<usize> = tile.features("water").map(|f| f.parts().count()).collect();
    assert_eq!(parts, [2, 1]);
}

#[test]
fn nothing_is_open_sea() {
    assert_eq!(
        VectorTile::decode(&[])
            .expect("no bytes are a tile")
            .features("earth")
            .count(),
        0
    );
}

#[test]
fn impossible_tiles_are_refused() {
    let broken = [
        (
            tile(&[feature(2, &[9, 0], &[9, 2, 2])]),
            "attribute does not exist",
        ),
        (tile(&[feature(2, &[0], &[9, 2, 2])]), "not a vector tile"),
        (tile(&[feature(2, &[], &[12, 2, 2])]), "command is unknown"),
        (
            tile(&[feature(2, &[], &[0xf9, 0xff, 0xff, 0xff, 0x0f, 2, 2])]),
            "not a vector tile",
        ),
        (
            tile(&[feature(2, &[], &[9, 0xfe, 0xff, 0xff, 0xff, 0x0f, 2])]),
            "out of range",
        ),
        (bytes(3, &[5 << 3, 0]), "extent is impossible"),
        (bytes(3, &bytes(1, &[0xff])), "not UTF-8"),
        (bytes(3, &[]).repeat(257), "too many layers"),
        (vec![0x1a, 200, 1, 2], "not a vector tile"),
    ];
    for (bytes, expected) in broken {
        assert!(
            fault(&bytes).contains(expected),
            "{} instead of {expected}",
            fault(&bytes)
        );
    }
}

#[test]
fn shapes_of_unknown_kind_are_left_out() {
    let tile = VectorTile::decode(&tile(&[feature(9, &[], &[9, 2, 2])])).expect("a good tile");
    assert_eq!(tile.features("water").count(), 0);
}

proptest! {
    #[test]
    fn any_bytes_decode_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = VectorTile::decode(&bytes);
    }

    #[test]
    fn damaged_tiles_decode_or_are_refused(at in 0_usize..60, byte in any::<u8>()) {
        let mut damaged = tile(&[feature(2, &[0, 0], &[9, 2, 2, 18, 0, 20, 20, 0])]);
        let at = at % damaged.len();
        damaged[at] = byte;
        if let Ok(tile) = VectorTile::decode(&damaged) {
            for feature in tile.features("water") {
                prop_assert!(feature.parts().map(<[_]>::len).sum::<usize>() <= damaged.len());
            }
        }
    }
}
