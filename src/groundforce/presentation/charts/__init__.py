"""Pictures as SVG: ``drawing.to_svg`` makes one of any Altair chart, in the product's theme."""
