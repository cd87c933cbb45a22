//! Which nodes have another price or place in the tree since they were last looked at.

/// Nodes to look at, each once; nothing is noted before the first plan stands.
#[derive(Default)]
pub(super) struct News {
    noted: Vec<bool>,
    nodes: Vec<u32>,
}

impl News {
    /// Notes nodes from now on.
    pub fn start(&mut self, nodes: usize) {
        self.noted.resize(nodes, false);
    }

    /// Adds a node.
    pub fn note(&mut self, node: u32) {
        if let Some(noted) = self.noted.get_mut(node as usize)
            && !*noted
        {
            *noted = true;
            self.nodes.push(node);
        }
    }

    /// Nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The nodes noted, in order, which are forgotten.
    pub fn take(&mut self) -> Vec<u32> {
        for &node in &self.nodes {
            self.noted[node as usize] = false;
        }
        std::mem::take(&mut self.nodes)
    }
}
