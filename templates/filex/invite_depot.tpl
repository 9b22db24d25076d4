{{%AUTOESCAPE context="HTML"}}
{{! Ce que voit une personne invitée, après son envoi. }}
{{! REPRISE : filex/reprise.tpl, tant qu’il n’est pas fini ; ABANDONNABLE : elle peut y renoncer ; CONFIRMER : elle le demande }}
{{! DEJA : le formulaire avait déjà servi ; ARRIVE : tout est arrivé (A_L_INSTANT : elle en vient) ; EFFACE : et ne se lit plus }}
{{! SANS_COMPTE : qui invitait n’a plus de compte }}
{{! ABANDONNE : l’envoi ne s’est pas fait (PAR_AUTEUR, PAR_ADMINISTRATION, COMPTE_FERME, SANS_RETRAIT : pourquoi) }}
{{! JUSQU_ICI, SERVIE ou SIENS : l’envoi est en cours ; il est fini, et l’invitation ne sert qu’une fois, ou plusieurs }}
{{! ENCORE : l’invitation sert encore ; AILLEURS : elle ne servira plus }}
{{#VIENT_D_ABANDONNER}}<p class="message succes" role="status">✓ L’envoi est abandonné : rien n’en est gardé.</p>
{{/VIENT_D_ABANDONNER}}{{>REPRISE}}{{#ABANDONNABLE}}<p class="actions"><a class="bouton second-choix" href="{{RACINE}}{{PAGE}}/abandon">Abandonner cet envoi</a></p>
{{/ABANDONNABLE}}{{#DEJA}}<p class="message alerte" role="alert">Ce formulaire avait déjà servi à cet envoi, qui est terminé : rien n’a été reçu cette fois.</p>
{{/DEJA}}{{#ARRIVE}}{{#A_L_INSTANT}}<p class="message succes" role="status">✓ Merci. Vos fichiers sont arrivés.</p>
{{/A_L_INSTANT}}<p>Les fichiers sont entre les mains {{DE}}<bdi>{{QUI}}</bdi> jusqu’au <strong class="insecable">{{JUSQU_AU}}</strong>. Ils seront ensuite effacés. Vous n’avez rien d’autre à faire.</p>
{{/ARRIVE}}{{#EFFACE}}<p>Les fichiers étaient arrivés. Leur durée est passée ou <bdi>{{QUI}}</bdi> y a mis fin : ils sont effacés.</p>
{{/EFFACE}}{{!
  }}{{#SANS_COMPTE}}<p>Les fichiers étaient arrivés. Depuis, le compte {{DE}}<bdi>{{QUI}}</bdi> a été fermé : cette personne ne peut plus les ouvrir. Si elle ne les avait pas encore, transmettez-les autrement.</p>
{{/SANS_COMPTE}}{{!
  }}{{#ABANDONNE}}<p>{{#PAR_AUTEUR}}<bdi>{{QUI}}</bdi> a retiré son invitation avant que tous les fichiers soient arrivés.{{/PAR_AUTEUR}}{{!
  }}{{#PAR_ADMINISTRATION}}L’administration du service a retiré cette invitation avant que tous les fichiers soient arrivés.{{/PAR_ADMINISTRATION}}{{!
  }}{{#COMPTE_FERME}}Le compte {{DE}}<bdi>{{QUI}}</bdi> a été fermé avant que tous les fichiers soient arrivés.{{/COMPTE_FERME}}{{!
  }}{{#SANS_RETRAIT}}Cet envoi a été abandonné avant que tous les fichiers soient arrivés.{{/SANS_RETRAIT}} Rien n’a été remis à <bdi>{{QUI}}</bdi>.</p>
{{/ABANDONNE}}{{#FICHIERS}}<h2>{{#JUSQU_ICI}}Ce qui est arrivé{{/JUSQU_ICI}}{{#SERVIE}}Ce qui a été envoyé avec cette invitation{{/SERVIE}}{{#SIENS}}Ce que vous avez envoyé{{/SIENS}}</h2>
<ul>
  {{#FICHIER}}<li><bdi>{{NOM_FICHIER}}</bdi> ({{TAILLE}})</li>
  {{/FICHIER}}
</ul>
{{/FICHIERS}}{{#ENCORE}}<p><a class="bouton second-choix" href="{{RACINE}}/filex/invitation/{{JETON:u}}">Envoyer d’autres fichiers</a></p>
{{/ENCORE}}{{#AILLEURS}}<h2>Que faire ?</h2>
<p>Si vous devez encore envoyer des fichiers, adressez-vous au service ou à l’établissement qui les attend.</p>
{{/AILLEURS}}{{!
  }}{{#CONFIRMER}}<p>L’envoi s’arrête, et ce qui est arrivé est effacé tout de suite. On ne peut pas revenir en arrière{{#RECOMMENCER}}, mais vous pourrez recommencer du début avec la même adresse{{/RECOMMENCER}}.{{#SANS_RETOUR}} L’invitation n’est plus valable : pour envoyer vos fichiers ensuite, il vous en faudrait une nouvelle de <bdi>{{QUI}}</bdi>.{{/SANS_RETOUR}}</p>
<form method="post" action="{{RACINE}}{{PAGE}}/abandon">
  <p class="actions">
    <button type="submit" class="danger">Abandonner cet envoi</button>
    <a class="bouton second-choix" href="{{RACINE}}{{PAGE}}">Annuler</a>
  </p>
</form>
{{/CONFIRMER}}
