// Customers, influence and participation of one week in C, over columns: one array for each state, float arithmetic,
// passes without branches over chunks, random numbers for a chunk at a time. Equations and random numbers are those of
// simulation/mechanisms; benchmarks/rows/c_columns.py checks that both compute the same from the same state.
//
// names.h is written by benchmarks/c_library.py from the state's own names: P_x and F_x number the model's parameters and
// the firm's numbers, L_X the levers, and `people` and `customers` hold a pointer to each column.
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "names.h"

#define CHUNK 512

typedef struct {
    long n;          // seats
    long places;     // places for customers that were ever taken
    long slots;      // communities a person can belong to
    uint64_t seed_low, seed_high, week;
    const double *p; // parameters
    double *f;       // numbers of the firm
    const float *level; // [lever, seat]
    people e;
    customers c;
    // ties: those of seat i lie at start[i] .. start[i] + count[i]; kind: 0 peer, 1 manager, 2 informal leader, 3 report
    const int32_t *start, *count, *target, *kind;
    const float *weight;
    const int32_t *slot;    // [seat, slots] communities, -1 = none
    const float *benefit;   // of communities
    // room to work in
    float *shown;    // [n, 2] attitude and practice as others meet them, side by side: one read a tie
    float *next;     // [n]
    int32_t *list;   // [places + CHUNK]
    int32_t *social; // [places + CHUNK]
    uint32_t *churn; // [places + CHUNK] random word of the week: who leaves
    // what comes out of the customers' week
    double present, mean_satisfaction, mean_trust;
} firm;

static inline void philox(uint64_t c0, uint64_t c1, uint64_t c2, uint64_t c3, uint64_t k0, uint64_t k1, uint32_t *out) {
    const uint64_t low = 0xffffffffu;
    uint64_t x0 = c0 & low, x1 = c1 & low, x2 = c2 & low, x3 = c3 & low;
    k0 &= low;
    k1 &= low;
    for (int r = 0; r < 10; r++) {
        uint64_t a = 0xD2511F53ull * x0, b = 0xCD9E8D57ull * x2;
        uint64_t y0 = (b >> 32) ^ x1 ^ k0, y2 = (a >> 32) ^ x3 ^ k1;
        x1 = b & low;
        x3 = a & low;
        x0 = y0;
        x2 = y2;
        k0 = (k0 + 0x9E3779B9u) & low;
        k1 = (k1 + 0xBB67AE85u) & low;
    }
    out[0] = x0;
    out[1] = x1;
    out[2] = x2;
    out[3] = x3;
}

static inline float clip(float v) { return v < 0 ? 0 : v > 1 ? 1 : v; }
static inline float uniform(uint32_t word) { return ((float)word + 0.5f) * 0x1p-32f; }

// the number of words that lie below a chance
static inline uint32_t below(double chance) {
    double words = chance * 4294967296.0;
    return words >= 4294967295.0 ? 0xffffffffu : words < 0 ? 0 : (uint32_t)words;
}

static inline double at_firm(const firm *o, int lever) { return o->level[(size_t)lever * o->n]; }
static inline const float *levels(const firm *o, int lever) { return o->level + (size_t)lever * o->n; }
static inline double governed(const firm *o) {
    double today = o->p[P_governance_today];
    return today + (1 - today) * at_firm(o, L_GOVERNANCE);
}

// what is left of discretion under this much approval; times what a person is given it is the person's discretion
static inline double left_of_discretion(const firm *o) {
    double more = governed(o) - o->p[P_governance_today];
    return 1 - o->p[P_discretion_lost] * (more > 0 ? more : 0);
}

// --- influence ------------------------------------------------------------------------------------------------------

void influence(firm *o) {
    const double *p = o->p;
    people *e = &o->e;
    long n = o->n;
    float words_heard = p[P_words_heard] * at_firm(o, L_WORDS), flat = at_firm(o, L_FLATNESS);
    float *shown = o->shown;
    double voice = 0, deeds = 0, count = 0;
    for (long i = 0; i < n; i++) {
        float x = e->openness[i];
        shown[2 * i] = x + (e->has_reports[i] ? words_heard * (1 - x) : 0);
        shown[2 * i + 1] = e->practice[i];
    }
    if (flat > 0)
        for (long i = 0; i < n; i++)
            if (e->top[i] && e->present[i]) {
                voice += shown[2 * i];
                deeds += shown[2 * i + 1];
                count++;
            }
    float manager = p[P_manager_weight] * (1 - p[P_flat_manager_loss] * flat), informal = p[P_informal_weight];
    float base = p[P_trusting_weight], up = p[P_reports_weight], share = p[P_deeds_share], step = p[P_attitude_step];
    float fresh = p[P_newcomer_stubbornness];
    const float *two_way = levels(o, L_TWO_WAY);
    for (long i = 0; i < n; i++) {
        float boss = base + (1 - base) * e->trust_boss[i], leaders = base + (1 - base) * e->trust[i];
        float counts[4] = {1, manager * boss, informal * leaders, 1 + up * two_way[i]};
        float w = 0, v = 0, d = 0;
        for (long k = o->start[i]; k < o->start[i] + o->count[i]; k++) {
            long j = o->target[k];
            float each = o->weight[k] * counts[o->kind[k]];
            w += each;
            v += each * shown[2 * j];
            d += each * shown[2 * j + 1];
        }
        if (count > 0) {
            float each = flat * (base + (1 - base) * e->trust_top[i]), own = e->top[i] ? 1 : 0;
            w += each * (count - own);
            v += each * (voice - own * shown[2 * i]);
            d += each * (deeds - own * e->practice[i]);
        }
        float x = e->openness[i];
        float heard = w <= 0 ? x : clip(v / w + share * (d / w - e->practice[i]));
        float s = e->stubbornness[i] * (e->holder[i] > 0 && e->tenure[i] < 26 ? fresh : 1);
        float y = clip(x + step * (s * (e->anchor[i] - x) + (1 - s) * (heard - x)));
        o->next[i] = e->present[i] ? y : x;
    }
    memcpy(e->openness, o->next, n * sizeof(float));
}

// --- participation --------------------------------------------------------------------------------------------------

static inline int poisson(double mean, double u) {
    double term = exp(-mean), total = term;
    int k = 0;
    while (u > total && k < 2000) {
        k++;
        term *= mean / k;
        total += term;
    }
    return k;
}

static inline float best_benefit(const firm *o, long i) {
    float best = 0;
    for (long s = 0; s < o->slots; s++) {
        int c = o->slot[o->slots * i + s];
        float found = c >= 0 ? o->benefit[c] : 0;
        best = found > best ? found : best;
    }
    return best;
}

void participation(firm *o) {
    const double *p = o->p;
    double *f = o->f;
    people *e = &o->e;
    long n = o->n;
    for (long i = 0; i < n; i++) {
        float total = 0;
        for (long k = o->start[i]; k < o->start[i] + o->count[i]; k++) total += e->practice[o->target[k]];
        e->neighbours[i] = o->count[i] ? total / o->count[i] : 0;
    }
    float access = p[P_access_today], use = p[P_usefulness_effect], reward = use * p[P_reward_effect];
    float community = use * p[P_community_pull], social = p[P_social_effect], sharp = p[P_threshold_sharpness];
    float habit = p[P_habit_effect] * f[F_cue], open = p[P_openness_effect], skill = p[P_skill_effect];
    float tired = p[P_fatigue_effect], risk = p[P_voice_risk] * (1 - p[P_flat_relief] * at_firm(o, L_FLATNESS));
    float push = p[P_deeds_push], mandate = p[P_mandate_push], counting = p[P_counting_push];
    float today = p[P_empowerment_today], left = left_of_discretion(o), keep = 1 - 1 / p[P_memory_weeks];
    float base = p[P_quality_base], slope = p[P_quality_slope], forced = p[P_forced_quality];
    float loss = p[P_counting_quality_loss], memory = p[P_practice_memory];
    const float *tools = levels(o, L_TOOLS), *given = levels(o, L_EMPOWERMENT), *asked = levels(o, L_MANDATE);
    const float *together = levels(o, L_REWARD_COLLABORATIVE), *alone = levels(o, L_REWARD_INDIVIDUAL);
    const float *counted = levels(o, L_REWARD_COUNTS), *deeds = levels(o, L_DEEDS), *lead = levels(o, L_INFORMAL_LEADERS);
    double posts = 0, good = 0, outside = 0, spoken = 0;
    for (long lo = 0; lo < n; lo += CHUNK) {
        long m = n - lo < CHUNK ? n - lo : CHUNK;
        float best[CHUNK], choice[CHUNK], pushed[CHUNK];
        uint32_t first[CHUNK], second[CHUNK];
        int32_t active[CHUNK];
        long k = 0;
        for (long r = 0; r < m; r++) best[r] = best_benefit(o, lo + r);
        for (long r = 0; r < m; r++) {
            uint32_t x[4];
            philox(lo + r, (uint32_t)e->holder[lo + r], o->week, STREAM_PARTICIPATION, o->seed_low, o->seed_high, x);
            first[r] = x[0];
            second[r] = x[1];
        }
        for (long r = 0; r < m; r++) {
            long i = lo + r;
            float can = access + (1 - access) * tools[i], may = (today + (1 - today) * given[i]) * left;
            float u = e->propensity[i] + use * e->usefulness[i] + reward * (together[i] - alone[i]) + community * best[r] +
                      social / (1 + expf(-sharp * (e->neighbours[i] - e->threshold[i]))) + habit * e->habit[i] +
                      open * e->openness[i] + skill * e->skill[i] - tired * e->fatigue[i] -
                      risk * (1 - may) * (1 - e->trust_boss[i]) + push * (deeds[i] + lead[i]);
            float v = u + (e->top[i] ? 0 : mandate * asked[i]) + counting * counted[i];
            choice[r] = can / (1 + expf(-u));
            pushed[r] = can / (1 + expf(-v));
        }
        for (long r = 0; r < m; r++) {
            long i = lo + r;
            float z = uniform(first[r]), free = base + slope * e->openness[i] * e->skill[i];
            int act = (z < pushed[r]) & (e->present[i] != 0);
            e->act[i] = act;
            e->forced[i] = act & !(z < choice[r]);
            e->posts[i] = 0;
            e->quality[i] = act ? (e->forced[i] ? forced : free < 1 ? free : 1) * (1 - loss * counted[i]) : 0;
        }
        for (long r = 0; r < m; r++) {
            active[k] = r;
            k += e->act[lo + r];
        }
        for (long j = 0; j < k; j++) {
            long i = lo + active[j];
            float rate = e->posts_rate[i] < 500 ? e->posts_rate[i] : 500;
            int written = poisson(rate, ((double)second[active[j]] + 0.5) * 0x1p-32);
            e->posts[i] = written;
            posts += written;
            good += written * e->quality[i];
            outside += written * e->outside_skill[i];
            spoken += written * (today + (1 - today) * given[i]) * left;
        }
        for (long r = 0; r < m; r++) {
            long i = lo + r;
            e->posts_memory[i] = e->posts_memory[i] * keep + e->posts[i];
            o->next[i] = memory * e->practice[i] + (1 - memory) * e->act[i];
        }
    }
    memcpy(e->practice, o->next, n * sizeof(float));
    f[F_staff_posts] = posts;
    f[F_good_posts] = good;
    if (posts > 0) f[F_mean_quality] = good / posts;
    f[F_posters_outside_skill] = posts > 0 ? outside / posts : 0;
    f[F_front_posts] = p[P_front_posts_rate] * at_firm(o, L_EXTERNAL_MARKETING) * f[F_front_seats];
    f[F_outside_posts] = p[P_outside_share] * spoken + f[F_front_posts];
    f[F_staff_share] = f[F_outside_posts] > 0 ? p[P_outside_share] * spoken / f[F_outside_posts] : 0;
    if (f[F_front_posts] > 0) {
        double total = 0, seats = 0;
        for (long i = 0; i < n; i++)
            if (e->front[i] && e->present[i]) {
                total += e->outside_skill[i];
                seats++;
            }
        double mean = seats > 0 ? total / seats : 0;
        f[F_posters_outside_skill] += (1 - f[F_staff_share]) * (mean - f[F_posters_outside_skill]);
    }
}

// --- customers ------------------------------------------------------------------------------------------------------

static void set_service(firm *o) {
    const double *p = o->p;
    double *f = o->f;
    people *e = &o->e;
    double directory = 0, practice = 0, able = 0, replies = 0, left = left_of_discretion(o);
    double today = p[P_empowerment_today];
    const float *given = levels(o, L_EMPOWERMENT);
    long facing = 0;
    for (long lo = 0; lo < o->n; lo += CHUNK) {
        long end = lo + CHUNK < o->n ? lo + CHUNK : o->n;
        float dir = 0, pra = 0, abl = 0, rep = 0;
        int fac = 0;
        for (long i = lo; i < end; i++) {
            float here = e->present[i] != 0, front = here * (e->facing[i] != 0);
            float may = (today + (1 - today) * given[i]) * left;
            dir += here * e->knows_who[i];
            pra += here * e->practice[i];
            abl += front * may * 0.5f * (e->skill[i] + e->outside_skill[i]) * e->trust[i];
            rep += front * (e->act[i] != 0) * may * e->outside_skill[i];
            fac += front != 0;
        }
        directory += dir;
        practice += pra;
        able += abl;
        replies += rep;
        facing += fac;
    }
    double staff = f[F_staff] > 1 ? f[F_staff] : 1;
    double know = p[P_service_base] + p[P_service_by_directory] * directory / staff +
                  p[P_service_by_empowerment] * (facing ? able / facing : 0) +
                  p[P_service_by_coordination] * at_firm(o, L_COORDINATION) * practice / staff +
                  p[P_service_by_ideas] * f[F_gain] / (f[F_gain] + p[P_half_gain_ideas]);
    double usual = p[P_spare_capacity] * p[P_contact_rate] * f[F_customers_start];
    double load = usual > 0 ? fmax(0, f[F_contacts_traditional] / usual - 1) : 0;
    f[F_know] = know;
    f[F_service_traditional] = fmin(1, fmax(0, know - p[P_overload_loss] * load));
    double capacity =
        p[P_front_replies] * at_firm(o, L_EXTERNAL_MARKETING) * f[F_front_seats] + p[P_staff_replies] * replies;
    double notice = p[P_notice_hours] / (1 + p[P_listening_speed] * at_firm(o, L_LISTENING));
    f[F_response_time] = capacity <= 0 ? 168
                                       : fmin(168, notice + 24 * f[F_contacts_social] / capacity +
                                                       p[P_approval_hours] * governed(o));
    f[F_promptness] = 1 / (1 + f[F_response_time] / p[P_patience]);
    f[F_service_social] = fmin(1, fmax(0, know + p[P_social_advantage] * (2 * f[F_promptness] - 1)));
}

// mean of what contacts meet: service with noise, cut to 0..1
static double mean_met(const double *p, double service) {
    double noise = p[P_contact_noise];
    if (noise <= 0) return fmin(1, fmax(0, service));
    double low = -service / noise, high = (1 - service) / noise;
    double under = 0.5 * erfc(-low / sqrt(2)), over = 0.5 * erfc(high / sqrt(2));
    double density = (exp(-0.5 * low * low) - exp(-0.5 * high * high)) / sqrt(6.283185307179586);
    return service * (1 - under - over) + noise * density + over;
}

// what is usual on each channel moves towards this week's
static void get_used_to_service(firm *o) {
    const double *p = o->p;
    double *f = o->f;
    double rate = p[P_contact_rate] * p[P_expectation_step];
    double phone = f[F_service_traditional], online = f[F_service_social], best = fmax(phone, online);
    double met = mean_met(p, phone);
    f[F_usual_gap] += rate * (met - phone - f[F_usual_gap]);
    f[F_usual_gap_phone] += rate * (met - best - f[F_usual_gap_phone]);
    f[F_usual_gap_social] += rate * (mean_met(p, online) - best - f[F_usual_gap_social]);
}

// a step of trust as a share of what is missing (up) or of what is there (down), and trust moved by such a share
static inline double rate_of(const double *p, double step) {
    double at = p[P_customer_trust_start];
    return 0.5 * step / (step > 0 ? 1 - at : at);
}
static inline float moved(float trust, float rate) { return clip(trust + rate * (rate > 0 ? 1 - trust : trust)); }

static inline double hazard(const double *p, double satisfaction, double trust) {
    double h = p[P_churn_base] * exp(-p[P_churn_by_satisfaction] * (satisfaction - p[P_churn_satisfaction_at]) -
                                     p[P_churn_by_trust] * (trust - p[P_churn_trust_at]));
    return h < 1 ? h : 1;
}

// shares of those who speak well and who speak ill; the rest into the firm
static void opinions(firm *o, double *well, double *ill) {
    customers *c = &o->c;
    double satisfaction = 0, trust = 0;
    long present = 0, happy = 0, unhappy = 0;
    for (long lo = 0; lo < o->places; lo += CHUNK) {
        long end = lo + CHUNK < o->places ? lo + CHUNK : o->places;
        float s = 0, t = 0;
        int n = 0, h = 0, u = 0;
        for (long i = lo; i < end; i++) {
            int here = c->present[i];
            s += here * c->satisfaction[i];
            t += here * c->trust[i];
            n += here;
            u += here & (c->satisfaction[i] < 0.35f);
            h += here & (c->satisfaction[i] > 0.75f);
        }
        satisfaction += s;
        trust += t;
        present += n;
        happy += h;
        unhappy += u;
    }
    double count = present > 1 ? present : 1;
    *well = happy / count;
    *ill = unhappy / count;
    o->present = present;
    o->mean_satisfaction = satisfaction / count;
    o->mean_trust = trust / count;
}

static void experience(firm *o, long contacts) {
    const double *p = o->p;
    const double *f = o->f;
    customers *c = &o->c;
    float phone = f[F_service_traditional], online = f[F_service_social], best = phone > online ? phone : online;
    float noise = p[P_contact_noise], weighs = p[P_disappointment], prompt = f[F_promptness], late = p[P_phone_recovery];
    float fails = p[P_failure_below], surprise = p[P_disconfirmation], step = p[P_satisfaction_step];
    float up = rate_of(p, p[P_customer_trust_step]), down = -rate_of(p, -p[P_customer_trust_step]);
    float expects = p[P_expectation_step], usual_gap = f[F_usual_gap];
    float usual_phone = f[F_usual_gap_phone], usual_online = f[F_usual_gap_social];
    for (long lo = 0; lo < contacts; lo += CHUNK) {
        long m = contacts - lo < CHUNK ? contacts - lo : CHUNK;
        float normal[CHUNK];
        const int32_t *who = o->list + lo;
        for (long r = 0; r < m; r++) {
            uint32_t x[4];
            philox((uint32_t)who[r], (uint32_t)c->holder[who[r]], o->week, STREAM_CONTACT, o->seed_low, o->seed_high, x);
            normal[r] = sqrtf(-2 * logf(uniform(x[2]))) * cosf(6.2831853f * uniform(x[3]));
        }
        for (long r = 0; r < m; r++) {
            long i = who[r];
            int social = o->social[lo + r];
            float met = clip((social ? online : phone) + noise * normal[r]), gap = met - c->expectation[i];
            float since = c->weeks_since_failure[i], weight = gap >= 0 ? 1 : weighs;
            int failed = met < fails;
            float softened = since >= 26 && gap < 0 ? 1 + (weighs - 1) * (1 - (social ? prompt : late)) : weight;
            weight = failed ? softened : weight;
            c->weeks_since_failure[i] = failed ? 0 : since;
            c->satisfaction[i] += step * (clip(met + surprise * gap * weight) - c->satisfaction[i]);
            float news = gap - (c->social[i] ? (social ? usual_online : usual_phone) : usual_gap);
            c->trust[i] = moved(c->trust[i], (news > 0 ? up : down) * news);
            c->expectation[i] += expects * ((c->social[i] ? best : phone) - c->expectation[i]);
        }
    }
}

// Random words, contacts, channels and the firm's talk; the number of contacts, which are listed.
static long open_week(firm *o, long *social) {
    const double *p = o->p;
    const double *f = o->f;
    customers *c = &o->c;
    double rate = p[P_contact_rate] * f[F_demand];
    double chance = 1 - exp(-p[P_talk_reach] * f[F_outside_posts] / fmax(1, f[F_customers_start]));
    double authentic = (1 - p[P_authenticity_lost] * governed(o)) * f[F_mean_quality] * f[F_staff_share];
    float rate_of_talk = rate_of(p, p[P_customer_trust_step] * (authentic - p[P_authenticity_neutral]));
    uint32_t contact = below(rate), online = below(rate * p[P_social_channel_share]), hears = below(chance);
    uint32_t u[CHUNK], v[CHUNK];
    long contacts = 0;
    for (long lo = 0; lo < o->places; lo += CHUNK) {
        long m = o->places - lo < CHUNK ? o->places - lo : CHUNK;
        for (long r = 0; r < m; r++) {
            uint32_t x[4], holder = c->holder[lo + r];
            philox(lo + r, holder, o->week, STREAM_CUSTOMER_WEEK, o->seed_low, o->seed_high, x);
            u[r] = x[0];
            v[r] = x[1];
            o->churn[lo + r] = x[3];
        }
        for (long r = 0; r < m; r++) {
            int writes = (c->social[lo + r] != 0) & (u[r] < online), meets = (u[r] < contact) & (c->present[lo + r] != 0);
            o->list[contacts] = lo + r;
            o->social[contacts] = writes;
            contacts += meets;
            *social += meets & writes;
        }
        for (long r = 0; r < m; r++) {
            long i = lo + r;
            float trust = c->trust[i], new = moved(trust, rate_of_talk);
            c->trust[i] = (c->social[i] != 0) & (c->present[i] != 0) & (v[r] < hears) ? new : trust;
            c->weeks_since_failure[i] += c->present[i];
        }
    }
    return contacts;
}

// Contacts, service, what customers make of it, talk, word of mouth, churn, opinions. New customers, a handful of rows,
// are left out.
void serve_and_spread(firm *o) {
    const double *p = o->p;
    double *f = o->f;
    customers *c = &o->c;
    long social = 0, contacts = open_week(o, &social);
    f[F_contacts_social] = social;
    f[F_contacts_traditional] = contacts - social;
    set_service(o);
    get_used_to_service(o);
    experience(o, contacts);
    double well, ill;
    opinions(o, &well, &ill);
    double news = p[P_word_of_mouth] * (well - p[P_negative_word] * ill) - f[F_usual_word];
    double healing = 2 * f[F_usual_hits] * p[P_trust_hit] * p[P_customer_trust_start];
    float heard = rate_of(p, news + healing);
    float heard_online = rate_of(p, news * p[P_social_reach] - f[F_usual_talk] + healing);
    uint32_t worst = below(hazard(p, 0, 0));
    f[F_customers_before] = o->present;
    long gone = 0;
    for (long lo = 0; lo < o->places; lo += CHUNK) {
        long m = o->places - lo < CHUNK ? o->places - lo : CHUNK, k = 0;
        int32_t near[CHUNK];
        const uint32_t *u = o->churn + lo;
        for (long r = 0; r < m; r++) {
            long i = lo + r;
            float trust = c->trust[i], new = moved(trust, c->social[i] ? heard_online : heard);
            c->trust[i] = c->present[i] ? new : trust;
        }
        for (long r = 0; r < m; r++) {
            near[k] = r;
            k += (u[r] < worst) & (c->present[lo + r] != 0);
        }
        for (long j = 0; j < k; j++) {
            long i = lo + near[j];
            if (u[near[j]] < below(hazard(p, c->satisfaction[i], c->trust[i]))) {
                c->present[i] = 0;
                gone++;
            }
        }
    }
    f[F_leavers] = gone;
    opinions(o, &well, &ill);
}
