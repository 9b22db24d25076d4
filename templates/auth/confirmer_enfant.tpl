{{%AUTOESCAPE context="HTML"}}
{{! Est-ce bien cet enfant ? Avant de l’ajouter au compte. }}
{{! CHANGE : la réponse venait d’une page plus ancienne ; CONTESTABLE : on peut répondre que ce n’est pas le sien }}
{{#CHANGE}}<div class="message alerte" role="alert">{{!
  }}<p>Votre réponse n’a rien changé&nbsp;: elle venait d’une page plus ancienne, avec un autre code. Pour y répondre, entrez de nouveau ce code. La question en cours est celle-ci.</p></div>
{{/CHANGE}}<div class="tuile">
  <h2>{{PRENOM}}</h2>
  <p>{{#EN_DIVISION}}{{DIVISION}}, {{/EN_DIVISION}}{{ETABLISSEMENT}}</p>
  <p class="second">Code destiné à {{TITULAIRE}}, à ajouter au compte {{DE}}{{COMPTE}}.</p>
</div>
<form method="post" action="{{RACINE}}/compte/enfants/confirmer">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="jeton" value="{{JETON}}">
  <div class="actions">
    <button type="submit" name="choix" value="ajouter">Ajouter {{PRENOM}} à mon compte</button>
    <a href="{{RACINE}}/compte">Annuler</a>
  </div>
  {{#CONTESTABLE}}<details>
  <summary>Ce n’est pas votre enfant&nbsp;?</summary>
  <p>Le code sera refusé : il ne servira plus à personne, et l’établissement en sera averti. Cela ne peut pas être annulé depuis ce site.</p>
  <div class="actions">
    <button class="danger" type="submit" name="choix" value="contester">Je ne suis pas le représentant légal de cet élève</button>
  </div>
  </details>{{/CONTESTABLE}}
</form>
