"""News, gallery and films: the team's desk, and what everybody sees."""

from django.urls import path

from ..views import afterwards, films, gallery, news

urlpatterns = [
    path("desk/<uuid:cohort_id>/news/", news.news, name="news"),
    path("desk/<uuid:cohort_id>/news/new/", news.add_news, name="add_news"),
    path("desk/<uuid:cohort_id>/news/<uuid:item>/", news.edit_news, name="edit_news"),
    path("desk/<uuid:cohort_id>/news/<uuid:item>/publish/", news.publish_news, name="publish_news"),
    path("desk/<uuid:cohort_id>/news/<uuid:item>/back/", news.take_back_news, name="take_back_news"),
    path("desk/<uuid:cohort_id>/news/<uuid:item>/remove/", news.remove_news, name="remove_news"),
    path("desk/<uuid:cohort_id>/gallery/", gallery.gallery, name="gallery"),
    path("desk/<uuid:cohort_id>/gallery/begin/", gallery.begin_picture, name="begin_picture"),
    path("desk/<uuid:cohort_id>/gallery/add/", gallery.add_pictures, name="add_pictures"),
    path("desk/<uuid:cohort_id>/gallery/sizes/", gallery.gallery_progress, name="gallery_progress"),
    path("desk/<uuid:cohort_id>/gallery/<uuid:picture>/", gallery.picture, name="picture"),
    path("desk/<uuid:cohort_id>/gallery/<uuid:picture>/hide/", gallery.hide_picture, name="hide_picture"),
    path("desk/<uuid:cohort_id>/gallery/<uuid:picture>/remove/", gallery.remove_picture, name="remove_picture"),
    path("desk/<uuid:cohort_id>/gallery/<uuid:picture>/<int:width>.jpg", gallery.desk_picture, name="desk_picture"),
    path("desk/<uuid:cohort_id>/films/", films.films, name="films"),
    path("desk/<uuid:cohort_id>/films/begin/", films.begin_film, name="begin_film"),
    path("desk/<uuid:cohort_id>/films/add/", films.add_film, name="add_film"),
    path("desk/<uuid:cohort_id>/films/<uuid:film>/", films.film, name="film"),
    path("desk/<uuid:cohort_id>/films/<uuid:film>/people/", films.film_people, name="film_people"),
    path("desk/<uuid:cohort_id>/films/<uuid:film>/show/", films.show_film, name="show_film"),
    path("desk/<uuid:cohort_id>/films/<uuid:film>/poster/", films.film_poster, name="film_poster"),
    path("desk/<uuid:cohort_id>/films/<uuid:film>/subtitles/", films.film_subtitles, name="film_subtitles"),
    path("desk/<uuid:cohort_id>/films/<uuid:film>/remove/", films.remove_film, name="remove_film"),
    path("desk/<uuid:cohort_id>/films/<uuid:film>/file/<str:part>/", films.desk_film, name="desk_film"),
    path("cohorts/<slug:slug>/news/", afterwards.public_news, name="public_news"),
    path("cohorts/<slug:slug>/news/feed.atom", afterwards.news_feed, name="news_feed"),
    path("cohorts/<slug:slug>/news/<slug:item>/", afterwards.public_item, name="public_item"),
    path("cohorts/<slug:slug>/gallery/", afterwards.public_gallery, name="public_gallery"),
    path(
        "cohorts/<slug:slug>/gallery/<uuid:picture>/<int:width>.jpg", afterwards.public_picture, name="public_picture"
    ),
    path("cohorts/<slug:slug>/films/<uuid:film>/<str:part>/", afterwards.public_film, name="public_film"),
]
