{{%AUTOESCAPE context="HTML"}}
{{! Installer la double vérification à la connexion. COTE, TRACE : le code QR }}
{{>ERREURS}}
<ol>
  <li>Installez sur votre téléphone une application d’authentification, par exemple FreeOTP ou Aegis.</li>
  <li>Visez ce dessin avec l’application, ou recopiez-y la clé.</li>
  <li>Écrivez ci-dessous le code qu’elle affiche.</li>
</ol>
<p><svg class="qr" width="220" height="220" viewBox="0 0 {{COTE}} {{COTE}}" role="img" aria-label="Dessin à viser avec l’application (code QR)" shape-rendering="crispEdges">{{!
  }}<rect width="{{COTE}}" height="{{COTE}}" fill="#ffffff"/><path fill="#000000" d="{{TRACE}}"/></svg></p>
<p>Clé à recopier : <strong class="code">{{CLE}}</strong></p>
<form method="post" action="{{RACINE}}/connexion/installer" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ court">
    <label for="totp">Code à six chiffres</label>
    <p class="indice" id="totp-indice">Il change toutes les 30 secondes, par exemple 123 456.</p>
    {{#TOTP_ERREUR}}<p class="erreur" id="totp-erreur">{{TOTP_MESSAGE}}</p>{{/TOTP_ERREUR}}
    <input id="totp" name="totp" type="text" inputmode="numeric" autocomplete="one-time-code" required maxlength="9"{{!
      }} aria-describedby="totp-indice{{#TOTP_ERREUR}} totp-erreur{{/TOTP_ERREUR}}"{{#TOTP_ERREUR}} aria-invalid="true"{{/TOTP_ERREUR}}>
  </div>
  <div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}/connexion">Annuler</a>
  </div>
</form>
