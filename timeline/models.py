"""The read side's own tables: what one embeds, and the finished documents that readers get."""
