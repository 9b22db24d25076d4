{{%AUTOESCAPE context="HTML"}}
{{! « Étape 1 sur 3 » de la création d’un compte. SUITE : ce n’est pas la dernière ; COMMENCEE : on peut tout oublier }}
<p class="etapes"><strong>Étape {{NUMERO}} sur 3 : {{NOM_ETAPE}}</strong>{{#SUITE}}<span class="suite">Ensuite : {{NOM_SUITE}}</span>{{/SUITE}}</p>
{{#COMMENCEE}}<form method="post" action="{{RACINE}}/compte/creer/recommencer">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <p>Ce n’est pas vous qui avez commencé&nbsp;? <button class="second-choix" type="submit">Recommencer</button> <span class="second">Tout ce qui a été saisi est oublié&nbsp;; un code donné n’a pas servi.</span></p>
</form>
{{/COMMENCEE}}
