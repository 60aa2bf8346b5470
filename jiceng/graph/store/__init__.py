"""Where the graph is kept: one Protocol, one Bolt implementation, engines that differ in how they start."""
