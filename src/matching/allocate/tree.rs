//! The spanning tree of a basis, rooted in an artificial node that takes what stays unshipped.
//!
//! Every arc leaves an offer (or the root) and enters a need (or the root), so the arc between an offer and its
//! parent always carries flow up, and that of a need always carries flow down. The generalised simplex hangs each
//! part of its basis from the root in the same way.

/// No node, or no arc.
pub(super) const NONE: u32 = u32::MAX;

/// One node; the arc to its parent belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub parent: u32,
    pub depth: u32,
    first_child: u32,
    next: u32,
    previous: u32,
    /// Arc to the parent; `NONE` is the artificial one to the root.
    pub arc: u32,
    /// Flow on that arc, in grid units.
    pub flow: f64,
}

/// The tree.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    /// By node: its dual price, what one more unit there would be worth. Apart, as pricing reads nothing else.
    pub prices: Vec<f64>,
    stack: Vec<u32>,
}

impl Tree {
    /// All nodes hang from the root, with these flows on their artificial arcs; that of the root itself is not read.
    pub fn star(root: u32, flows: &[f64]) -> Self {
        let blank = Node {
            parent: root,
            depth: 1,
            first_child: NONE,
            next: NONE,
            previous: NONE,
            arc: NONE,
            flow: 0.0,
        };
        let nodes = flows.iter().map(|&flow| Node { flow, ..blank });
        let mut tree = Self {
            nodes: nodes.collect(),
            prices: vec![0.0; flows.len()],
            stack: Vec::new(),
        };
        if let Some(top) = tree.nodes.get_mut(root as usize) {
            (top.parent, top.depth, top.flow) = (NONE, 0, 0.0);
        }
        for node in (0..flows.len() as u32).filter(|&node| node != root) {
            tree.hang(node, root);
        }
        tree
    }

    /// One node more, which hangs from `root` with nothing on its arc.
    pub fn push(&mut self, root: u32) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node {
            first_child: NONE,
            arc: NONE,
            flow: 0.0,
            depth: 1,
            ..self.nodes[root as usize]
        });
        self.prices.push(0.0);
        self.hang(node, root);
        node
    }

    /// The nodes that hang from this one.
    pub fn children(&self, node: u32) -> Vec<u32> {
        let first = Some(self.node(node).first_child).filter(|&child| child != NONE);
        std::iter::successors(first, |&child| {
            Some(self.node(child).next).filter(|&next| next != NONE)
        })
        .collect()
    }

    pub fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    pub fn price(&self, node: u32) -> f64 {
        self.prices[node as usize]
    }

    pub fn node_mut(&mut self, node: u32) -> &mut Node {
        &mut self.nodes[node as usize]
    }

    /// Makes `node` the first child of `parent`.
    fn hang(&mut self, node: u32, parent: u32) {
        let next = self.node(parent).first_child;
        if next != NONE {
            self.node_mut(next).previous = node;
        }
        self.node_mut(parent).first_child = node;
        let own = self.node_mut(node);
        own.parent = parent;
        own.next = next;
        own.previous = NONE;
    }

    /// Takes `node` from its parent.
    fn unhang(&mut self, node: u32) {
        let Node {
            parent,
            next,
            previous,
            ..
        } = *self.node(node);
        match previous {
            NONE => self.node_mut(parent).first_child = next,
            _ => self.node_mut(previous).next = next,
        }
        if next != NONE {
            self.node_mut(next).previous = previous;
        }
    }

    /// Cuts the arc above `cut` and hangs its part of the tree from `parent` by `inner`, which lies in that part.
    /// `arc` and `flow` are those of the new arc between `inner` and `parent`.
    pub fn regraft(&mut self, cut: u32, inner: u32, parent: u32, arc: u32, flow: f64) {
        let (mut node, mut above, mut arc, mut flow) = (inner, parent, arc, flow);
        loop {
            let old = *self.node(node);
            self.unhang(node);
            self.hang(node, above);
            self.node_mut(node).arc = arc;
            self.node_mut(node).flow = flow;
            if node == cut {
                return;
            }
            (above, node, arc, flow) = (node, old.parent, old.arc, old.flow);
        }
    }

    /// Sets depth and price of `top` and all below it, from (node, its arc, the price above).
    pub fn reprice(&mut self, top: u32, mut price: impl FnMut(u32, u32, f64) -> f64) {
        self.stack.clear();
        self.stack.push(top);
        while let Some(node) = self.stack.pop() {
            let Node {
                parent,
                arc,
                first_child,
                ..
            } = *self.node(node);
            self.node_mut(node).depth = self.node(parent).depth + 1;
            self.prices[node as usize] = price(node, arc, self.prices[parent as usize]);
            let mut child = first_child;
            while child != NONE {
                self.stack.push(child);
                child = self.node(child).next;
            }
        }
    }
}
