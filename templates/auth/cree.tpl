{{%AUTOESCAPE context="HTML"}}
{{! La fin de la création d’un compte. AVEC_COURRIEL ou SANS_COURRIEL : une adresse a été donnée, ou non }}
<p class="message succes" role="status">✓ Le compte <strong>{{IDENTIFIANT}}</strong> est créé.</p>
{{#AVEC_COURRIEL}}<p>Un message vient d’être envoyé à <strong>{{COURRIEL}}</strong>. Ouvrez le lien qu’il contient dans les 24 heures pour confirmer votre adresse. Vous pouvez vous connecter sans attendre.</p>
<p>Rien n’est arrivé ? Regardez dans les messages indésirables, ou demandez un nouvel envoi dans votre compte.</p>
{{/AVEC_COURRIEL}}{{#SANS_COURRIEL}}<p>Vous n’avez pas donné d’adresse électronique. Notez votre identifiant ; vous pourrez ajouter une adresse dans votre compte.</p>
{{/SANS_COURRIEL}}<p><a class="bouton" href="{{RACINE}}/connexion">Se connecter</a></p>
