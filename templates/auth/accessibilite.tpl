{{%AUTOESCAPE context="HTML"}}
{{! La déclaration d’accessibilité. À compléter par l’académie après un audit. }}
<p>{{ACADEMIE}} s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.</p>
<h2>État de conformité</h2>
<p>Ce site est <strong>partiellement conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.</p>
<h2>Résultats des tests</h2>
<p>Chaque version est contrôlée par des essais automatiques : règles WCAG 2.1 A et AA sur toutes les pages, en clair et en sombre, validité du HTML, usage au clavier, affichage à 320 pixels de large, fonctionnement sans JavaScript. Ces essais ne remplacent pas un audit complet, qui reste à faire : c’est pourquoi la conformité est dite partielle.</p>
<h2>Contenus non accessibles</h2>
<p>Aucun contenu non accessible n’est connu à ce jour. Les documents que les établissements déposent eux-mêmes sont de leur responsabilité.</p>
<h2>Technologies utilisées</h2>
<ul>
  <li>HTML5, CSS, SVG</li>
  <li>JavaScript, jamais indispensable</li>
  <li>PDF balisé pour les courriers</li>
</ul>
<h2>Retour d’information et contact</h2>
<p>Si vous n’arrivez pas à accéder à un contenu ou à un service, dites-le à l’établissement ou à l’assistance de l’académie, pour être orienté vers une autre solution ou obtenir le contenu sous une autre forme.</p>
<h2>Voies de recours</h2>
<p>Si vous avez signalé un défaut d’accessibilité et n’avez pas obtenu de réponse satisfaisante, vous pouvez :</p>
<ul>
  <li>écrire un message au Défenseur des droits, sur formulaire.defenseurdesdroits.fr ;</li>
  <li>contacter son délégué dans votre région ;</li>
  <li>envoyer un courrier, sans timbre, à : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
</ul>
