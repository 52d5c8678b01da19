"""German, Spanish, French, Italian and Portuguese gym words, read as the English ones names are matched by.

Apps translate the names of their exercises: "Kniebeuge (Langhantel)", "Peso Muerto Rumano (Barra)". Applied
before every other phrase, to lower-case words without accents and without a plural s. A word that is not
here stays as it is and makes the name one that is not known.
"""

from __future__ import annotations

TRANSLATIONS: tuple[tuple[str, str], ...] = (
    # equipment
    (r"barra fixa", "pull up"),
    (r"(langhantel|mit der langhantel|bilanciere|barre|barra)", "barbell"),
    (r"(kurzhanteln?|mancuerna|haltere|manubri|manubrio)", "dumbbell"),
    (r"((?:agachamento|levantamento|afundo|passada|avanco|stiff|elevacao)\b.*) halter", r"\1 dumbbell"),
    (r"(maschine|maquina|macchina)", "machine"),
    (r"(korpergewicht|peso corporal|poid du corp|corpo libero|peso do corpo)", "bodyweight"),
    (r"(kabelzug|kabel|seilzug|polea|poulie|cavo|cavi|cabo)", "cable"),
    (r"(gummiband|banda elastica|elastique|elastico)", "band"),
    (r"(multipower|maquina smith)", "smith"),
    # position
    (r"(liegend|im liegen|tumbad[oa]|acostad[oa]|allongee?|deitad[oa]|sdraiat[oa])", "lying"),
    (r"(sitzend|im sitzen|sentad[oa]|assise?|assi|sedut[oa])", "seated"),
    (r"(stehend|im stehen|de pie|debout|em pe|in piedi)", "standing"),
    (r"(einbeinig|einbeinige|einbeinige[rs]|a una pierna|unipodal|a une jambe|unilaterale?)", "single leg"),
    (r"(ruckwart|hacia atra|atra|arriere|indietro|invers[oa]|para tra)", "reverse"),
    (r"(gehend|caminando|marchee?|camminat[ai]|andando|caminhando)", "walking"),
    # knees and hips
    (r"bulgarische (split )?(kniebeugen?|squat)", "bulgarian split squat"),
    (r"(sentadilla|squat|agachamento|fente|zancada) (split )?bulgar[oae]", "bulgarian split squat"),
    (r"(frontkniebeugen?|(sentadilla|agachamento) frontal)", "front squat"),
    (r"hackenschmidt kniebeugen?", "hack squat"),
    (r"(kniebeugen?|sentadilla|agachamento)", "squat"),
    (r"(kreuzheben|peso muerto|souleve de terre|levantamento terra)", "deadlift"),
    (r"(stacco( da terra)?|peso morto)", "deadlift"),
    (r"(rumanisch(?:e[rs]?)?|ruman[oa]|roumain|rumen[oi]|romeno)", "romanian"),
    (r"(gestreckten? beinen?|pierna (estirada|rigida)|jambe tendue|gambe tese)", "stiff leg"),
    (r"stiff(?! ?leg)", "stiff leg deadlift"),
    (r"(beinpresse|prensa (de )?pierna|presse (a )?cuisse?|pressa( gambe)?)", "leg press"),
    (r"(beinstrecker|beinstrecken|cadeira extensora|extensora)", "leg extension"),
    (r"(extension|extensao) (de |de la )?(pierna|jambe|perna)", "leg extension"),
    (r"estensioni? (di |delle )?gambe", "leg extension"),
    (r"extension (de )?cuadricep", "leg extension"),
    (r"mesa flexora", "lying leg curl"),
    (r"cadeira flexora", "seated leg curl"),
    (r"(beinbeuger|beinbeugen|beincurl)", "leg curl"),
    (r"(curl femoral|femoral|curl (de )?pierna|leg curl femorale)", "leg curl"),
    (r"(curl (de )?isquio|flexao (de )?perna)", "leg curl"),
    (r"(elevacion|elevacao) (de )?(talone?|pantorrilla|gemelo|panturrilha)", "calf raise"),
    (r"(extension|elevation) (de |du )?mollet", "calf raise"),
    (r"(wadenheben|wadenheber|gemelo|panturrilha|mollet|polpacci|polpaccio)", "calf raise"),
    (r"(ausfallschritte?|zancada|estocada|fente|affond[oi]|afundo|passada|avanco)", "lunge"),
    (r"(empuje (de )?cadera|elevacao pelvica)", "hip thrust"),
    (r"(beckenheben|puente (de )?gluteo|ponte (de |per )?glute[io]|pont fessier)", "glute bridge"),
    (r"(adduktoren|adduktor|aduccion|aductor|adutora|adducteur|adduttori)( de cadera)?", "hip adduction"),
    (r"(abduktoren|abduktor|abduccion|abdutora|abducteur|abduttori)( de cadera)?", "hip abduction"),
    (r"bueno dia", "good morning"),
    (r"(subida al cajon|subida no banco)", "step up"),
    (r"(salto al cajon|kastensprung|salto na caixa)", "box jump"),
    (r"(seilspringen|saltar (la )?cuerda|comba|pular corda)", "jump rope"),
    (r"(corde a sauter|salto (della )?corda)", "jump rope"),
    # trunk
    (r"(seitstutz|(plancha|prancha|gainage|planche|plank) laterale?)", "side plank"),
    (r"(unterarmstutz|plancha|prancha|gainage|planche)", "plank"),
    # upper body
    (r"(klimmzuge|klimmzug|dominada|traction|trazioni?)", "pull up"),
    (r"(liegestutze|liegestutz|lagartija|pompe|piegamenti)", "push up"),
    (r"schragbankdrucken", "incline bench press"),
    (r"(bankdrucken|press (de )?banca|developpe couche|panca piana|supino reto)", "bench press"),
    (r"(remo al menton|remada alta|aufrechte rudern)", "upright row"),
    (r"(latzug|latziehen|jalon al pecho)", "lat pulldown"),
    (r"(schulterdrucken|press (de )?hombro)", "shoulder press"),
    (r"(press militar|developpe militaire)", "overhead press"),
)
"""Phrases (regular expressions) and what they are read as, in this order."""

SMALL_WORDS = frozenset("de del la el con com mit im am an der au aux di da do em en na le les al".split())
"""Words that say nothing in these languages."""
