"""The e-learning pages of a module version, as its author writes them."""

from django.urls import path

from ..views import learning, learning_files

urlpatterns = [
    path("library/module-versions/<uuid:public_id>/pages/", learning.pages, name="pages"),
    path("library/module-versions/<uuid:public_id>/pages/new/", learning.add_page, name="add_page"),
    path("library/pages/<uuid:public_id>/", learning.edit_page, name="edit_page"),
    path("library/pages/<uuid:public_id>/look/", learning.look_at_page, name="look_at_page"),
    path("library/pages/<uuid:public_id>/move/", learning.move_page, name="move_page"),
    path("library/pages/<uuid:public_id>/remove/", learning.remove_page, name="remove_page"),
    path("library/pages/<uuid:public_id>/files/begin/", learning_files.begin_file, name="begin_page_file"),
    path("library/pages/<uuid:public_id>/files/new/", learning_files.add_file, name="add_page_file"),
    path("library/page-files/<uuid:public_id>/", learning_files.edit_file, name="edit_page_file"),
    path("library/page-files/<uuid:public_id>/remove/", learning_files.remove_file, name="remove_page_file"),
    path("library/page-files/<uuid:public_id>/file/", learning_files.file, name="page_file"),
    path("library/page-files/<uuid:public_id>/poster/", learning_files.poster, name="page_poster"),
    path("library/page-files/<uuid:public_id>/poster/remove/", learning_files.remove_poster, name="remove_page_poster"),
    path("library/page-files/<uuid:public_id>/poster/set/", learning_files.set_poster, name="set_page_poster"),
    path("library/page-files/<uuid:public_id>/subtitles/add/", learning_files.add_subtitles, name="add_page_subtitles"),
    path(
        "library/page-files/<uuid:public_id>/subtitles/<str:language>/remove/",
        learning_files.remove_subtitles,
        name="remove_page_subtitles",
    ),
    path("library/page-files/<uuid:public_id>/<str:language>.vtt", learning_files.subtitles, name="page_subtitles"),
]
