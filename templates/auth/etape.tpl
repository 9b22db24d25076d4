{{%AUTOESCAPE context="HTML"}}
{{! « Étape 1 sur 3 » de la création d’un compte. SUITE : ce n’est pas la dernière }}
<p class="etapes"><strong>Étape {{NUMERO}} sur 3 : {{NOM_ETAPE}}</strong>{{#SUITE}}<span class="suite">Ensuite : {{NOM_SUITE}}</span>{{/SUITE}}</p>
