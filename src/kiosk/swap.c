// A pack takes the place of another when nobody is there to notice: at attract, while no finger is
// on the glass and nothing moves. Until it has faded in, the picture of the one before is still
// needed, and so is that pack.
#include "kiosk/parts.h"

void kiosk_offer(struct kiosk *kiosk, const struct pack *pack, struct pack *unchecked)
{
    kiosk->offer.pack = pack;
    kiosk->offer.unchecked = unchecked;
}

bool kiosk_needs(const struct kiosk *kiosk, const struct pack *pack)
{
    if (!pack)
        return false;
    bool seen = !kiosk->options.pack || kiosk->show.mix != DRAW_STILL; // its faults, or its picture
    bool leaving = pack == kiosk->offer.before && seen;
    return pack == kiosk->options.pack || pack == kiosk->offer.pack || leaving;
}

const struct pack *kiosk_pack(const struct kiosk *kiosk)
{
    return kiosk->options.pack;
}

bool swap_due(const struct kiosk *kiosk)
{
    bool alone = !kiosk->options.pack || kiosk->visit.place == VISIT_ATTRACT;
    enum gesture_phase phase = kiosk->hand.gesture.phase;
    bool touched = phase != PHASE_IDLE && phase != PHASE_MUTED;
    return kiosk->offer.pack && alone && !touched && kiosk->show.mix == DRAW_STILL;
}

void swap_pack(struct kiosk *kiosk, int64_t now_ms)
{
    if (kiosk->options.pack)
        kiosk->offer.before = kiosk->options.pack;
    kiosk->options.pack = kiosk->offer.pack;
    kiosk->options.unchecked = kiosk->offer.unchecked;
    kiosk->options.faults = "";
    kiosk_offer(kiosk, NULL, NULL);
    kiosk_begin(kiosk, now_ms);
    show_fade(kiosk, now_ms);
}
