"""FIT, the binary format of sports watches: our own decoder and encoder.

``read`` turns bytes into recordings, ``encoder`` writes; ``decoder`` walks the bytes once, ``columns`` and
``rows`` pick values out of them, ``profile`` says what the numbers mean.
"""
