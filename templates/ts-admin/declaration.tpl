{{%AUTOESCAPE context="HTML"}}
{{! Déclarer que l’établissement propose les télé-services. }}
{{! RETIREE : il l’avait fait, et est revenu dessus ; DECLARER : pas fait, et l’on peut le faire ; ATTENDRE : pas fait, et c’est au chef }}
{{! FAITE : c’est fait ; RETIRER : l’on peut revenir dessus ; JOURNAL : l’on peut lire le journal ; AVEC_PERSONNE : l’on sait qui }}
<p>Les télé-services permettent aux familles de votre établissement ({{ETABLISSEMENT}}) de consulter sur l’internet les notes et les absences de leurs enfants, chacune avec son propre accès.</p>
<ul>
  <li>Aucun texte n’oblige l’établissement à les proposer, ni les familles à s’en servir.</li>
  <li>Vous ouvrez ensuite chaque service séparément, et vous choisissez ce que les familles y voient.</li>
  <li>Une famille n’accède à rien tant qu’elle n’a pas saisi le code que l’établissement lui remet.</li>
  <li>Vous pourrez revenir sur cette décision à tout moment, sans rien perdre.</li>
</ul>
{{#RETIREE}}<div class="message alerte">{{!
  }}<p>L’établissement ne propose plus les télé-services depuis le {{QUAND}}{{#AVEC_PERSONNE}}, déclaration retirée par {{PERSONNE}}{{/AVEC_PERSONNE}}. Rien n’est effacé.{{#JOURNAL}} <a href="{{RACINE}}/ts-admin/journal">Lire le journal</a>{{/JOURNAL}}</p></div>
{{/RETIREE}}
{{#DECLARER}}<form method="post" action="{{RACINE}}/ts-admin/declaration">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <p>Votre nom et la date du jour sont conservés avec votre déclaration.</p>
  <p class="actions"><button type="submit">Je souhaite proposer les télé-services</button></p>
</form>
{{/DECLARER}}
{{#ATTENDRE}}<div class="message"><p>Le chef d’établissement n’a pas déclaré vouloir proposer les télé-services. Les autres pages s’ouvriront dès qu’il l’aura fait.</p></div>
{{/ATTENDRE}}
{{#FAITE}}<div class="message succes"><p>L’établissement propose les télé-services depuis le {{QUAND}}{{#AVEC_PERSONNE}}, déclaration {{DE}}{{PERSONNE}}{{/AVEC_PERSONNE}}.</p></div>
<p class="actions"><a class="bouton" href="{{RACINE}}/ts-admin/">Revenir aux applications</a>{{#RETIRER}} <a class="bouton second-choix" href="{{RACINE}}/ts-admin/declaration/retirer">Retirer la déclaration…</a>{{/RETIRER}}</p>
{{/FAITE}}
