{{%AUTOESCAPE context="HTML"}}<p class="etapes"><strong>Étape {{NUMERO}} sur 3 : {{NOM_ETAPE}}</strong>{{#SUITE}}<span class="suite">Ensuite : {{NOM_SUITE}}</span>{{/SUITE}}</p>
