{{%AUTOESCAPE context="HTML"}}
{{! Les mots de l’établissement dans les lettres et les courriels. }}
{{! ENREGISTRE : c’est fait ; CONFLIT : quelqu’un d’autre les a changés entre-temps ; VU : l’état que la page montrait }}
{{! APERCU : la lettre (DEBUT, ETAPE, FIN, REFUS : ses paragraphes) et le courriel, avec ce qui est écrit ci-dessus }}
{{>ERREURS}}
{{#ENREGISTRE}}<div class="message succes" role="status"><p>Vos textes sont enregistrés. Ils seront dans les prochains envois.</p></div>
{{/ENREGISTRE}}
{{#CONFLIT}}<div class="message alerte" role="alert"><p>{{PHRASE}}</p></div>
{{/CONFLIT}}<form method="post" action="{{RACINE}}/ts-admin/notification/texte">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="vu" value="{{VU}}">
  <div class="champ">
    <label for="presentation">Présentation des télé-services aux responsables <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="presentation-indice">Remplace le paragraphe de l’académie qui présente les télé-services, {{PRESENTATION_MAXIMUM}} caractères au plus. Laissez vide pour garder le sien, que montre l’aperçu. [élève], [division] et [établissement] sont remplacés par leur nom, [services] par les services ouverts aux familles («&nbsp;les absences et les notes&nbsp;»)&nbsp;; chacun compte pour {{CROCHETS}} caractères.</p>
    {{#PRESENTATION_ERREUR}}<p class="erreur" id="presentation-erreur">{{PRESENTATION_MESSAGE}}</p>
    {{/PRESENTATION_ERREUR}}<textarea id="presentation" name="presentation" rows="6"{{!
      }} aria-describedby="presentation-indice{{#PRESENTATION_ERREUR}} presentation-erreur{{/PRESENTATION_ERREUR}}"{{#PRESENTATION_ERREUR}} aria-invalid="true"{{/PRESENTATION_ERREUR}}>{{PRESENTATION}}</textarea>
  </div>
  <div class="champ">
    <label for="mot">Mot de l’établissement <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="mot-indice">Un paragraphe, {{MAXIMUM}} caractères au plus, placé avant le code, aussi pour les élèves. Les quatre mots entre crochets y servent de même. Par exemple&nbsp;: une permanence pour aider les familles à se connecter.</p>
    {{#MOT_ERREUR}}<p class="erreur" id="mot-erreur">{{MOT_MESSAGE}}</p>
    {{/MOT_ERREUR}}<textarea id="mot" name="mot" rows="5" aria-describedby="mot-indice{{#MOT_ERREUR}} mot-erreur{{/MOT_ERREUR}}"{{#MOT_ERREUR}} aria-invalid="true"{{/MOT_ERREUR}}>{{MOT}}</textarea>
  </div>
  <p class="actions"><button type="submit" name="acte" value="enregistrer">Enregistrer</button>
    <button type="submit" class="second-choix" name="acte" value="apercu">Voir l’aperçu sans enregistrer</button>
    <a class="bouton second-choix" href="{{RACINE}}/ts-admin/notification">Revenir à la notification</a></p>
</form>
{{#APERCU}}<h2>Aperçu</h2>
<p>Ce que recevrait une famille inventée. Sur la lettre s’ajoutent l’en-tête, l’adresse et le dessin à viser avec un téléphone.</p>
<h3>La lettre</h3>
<div class="apercu">
  <p><strong>{{OBJET}}</strong></p>
  {{#DEBUT}}<p>{{TEXTE}}</p>
  {{/DEBUT}}<p>{{CODE}}&nbsp;: <strong>XXXX XXXX XXXX XXXX</strong><br>{{VALIDITE}}</p>
  <p><strong>{{TITRE}}</strong></p>
  <ol>
    {{#ETAPE}}<li>{{TEXTE}}</li>
    {{/ETAPE}}
  </ol>
  {{#FIN}}<p>{{TEXTE}}</p>
  {{/FIN}}<p>{{SIGNATURE}}</p>
  <p><strong>{{COUPON}}</strong></p>
  {{#REFUS}}<p>{{TEXTE}}</p>
  {{/REFUS}}
</div>
<h3>Le courriel</h3>
<pre class="apercu">{{COURRIEL:p}}</pre>
{{/APERCU}}
