//! Numbers of the nodes: the root, then offers and needs by turns, so that either side can grow.

/// The artificial node that takes what stays unshipped.
pub(super) const ROOT: u32 = 0;

pub(super) fn offer_node(offer: u32) -> u32 {
    2 * offer + 1
}

pub(super) fn need_node(need: u32) -> u32 {
    2 * need + 2
}

/// Tells offers from needs; not asked for the root.
pub(super) fn is_offer(node: u32) -> bool {
    node & 1 == 1
}

pub(super) fn offer_of(node: u32) -> u32 {
    node.saturating_sub(1) / 2
}

pub(super) fn need_of(node: u32) -> u32 {
    node.saturating_sub(2) / 2
}
