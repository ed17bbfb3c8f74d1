"""Fair comparison of villages (M10): who is truly slow, who only looks so by age or by chance.

groups: age groups large enough to compare · spread: how far chance alone takes a village ·
compare: rates, limits and a verdict · improved: who gained most, beyond chance · run: whether a
village's own pace has changed against the commune's.

Coverage is a full count, so standing against a target is exact and is never softened by what is
said here: limits judge only how well a village does its work.
"""
