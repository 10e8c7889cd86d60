// Takes the pictures of shots, off the screen: what a visitor would see.
#ifndef COMMAND_CAMERA_H
#define COMMAND_CAMERA_H

#include "base/action.h"
#include "command/exhibit.h"
#include "command/settings.h"
#include "command/shots.h"

struct camera;

struct camera_options {
    const struct exhibit *exhibit; // with a pack; borrowed
    struct settings settings;      // only the screen and the distance
    int visit[SETTING_COUNT];      // the visitor's settings; -1 = as usual
};

struct camera *camera_create(const struct camera_options *options, struct point size);
void camera_destroy(struct camera *camera); // NULL is fine
// False, with one log line, when the PNG cannot be written.
bool camera_take(struct camera *camera, const struct shot *shot, int language, const char *path);

#endif
