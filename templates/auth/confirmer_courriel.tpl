{{%AUTOESCAPE context="HTML"}}
{{! Où mène le lien du message de confirmation d’une adresse. }}
{{! A_CONFIRMER : un bouton à appuyer ; CONFIRMEE : c’est fait ; PERIME : le lien ne sert plus }}
{{#CONFIRMEE}}<p class="message succes" role="status">✓ L’adresse {{COURRIEL}} est confirmée.</p>
<p><a class="bouton" href="{{RACINE}}/compte">Ouvrir mon compte</a></p>
{{/CONFIRMEE}}{{#A_CONFIRMER}}<p>Confirmez que l’adresse <strong>{{COURRIEL}}</strong> est bien la vôtre.</p>
<form method="post" action="{{RACINE}}/compte/courriel/confirmer/{{JETON:u}}">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="actions"><button type="submit">Confirmer cette adresse</button></div>
</form>
{{/A_CONFIRMER}}{{#PERIME}}<p class="message alerte">Ce lien ne sert plus : il a déjà servi, il a plus de 24 heures, ou l’adresse a changé depuis.</p>
<p>Si votre adresse est déjà confirmée, vous n’avez rien à faire. Sinon, demandez un nouveau message dans votre compte.</p>
<p><a class="bouton" href="{{RACINE}}/compte">Ouvrir mon compte</a></p>
{{/PERIME}}
