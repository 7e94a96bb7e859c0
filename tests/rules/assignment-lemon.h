/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assignment for qz_assignment_solve(), and the same as a network for LEMON. */
#pragma once

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <map>
#include <string>
#include <vector>

#include "rules/qz-assignment.h"

struct LemonJudge
{
  guint house; /* 0: unknown */
  guint min, max;
  guint besides; /* entries scored besides those of the question */
};

struct LemonPair
{
  guint entry, judge, penalty;
};

struct LemonQuestion
{
  QzAssignmentPrices prices;
  std::vector<LemonJudge> judges;
  std::vector<guint> wanted;
  std::vector<LemonPair> pairs;
};

inline QzAssignment *
lemon_ask_ours (const LemonQuestion &question, guint32 seed)
{
  QzAssignment *self = qz_assignment_new (question.prices, seed);

  for (const LemonJudge &judge : question.judges)
    {
      std::string house = judge.house == 0 ? "" : std::to_string (judge.house);

      qz_assignment_set_besides (
          self, qz_assignment_add_judge (self, "judge", house.c_str (), judge.min, judge.max),
          judge.besides);
    }
  for (guint wanted : question.wanted)
    qz_assignment_add_entry (self, "entry", wanted);
  for (const LemonPair &pair : question.pairs)
    qz_assignment_allow (self, pair.entry, pair.judge, pair.penalty, FALSE);
  return self;
}

/* Solves it by LEMON's network simplex; false when it has no answer. */
inline bool
lemon_solve (const LemonQuestion &question, gint64 *out_price)
{
  using Graph = lemon::SmartDigraph;
  using Simplex = lemon::NetworkSimplex<Graph, int, gint64>;

  Graph graph;
  Graph::ArcMap<int> lower (graph);
  Graph::ArcMap<int> upper (graph);
  Graph::ArcMap<gint64> cost (graph);
  Graph::NodeMap<int> supply (graph);
  std::vector<Graph::Node> entries;
  std::vector<Graph::Node> judges;
  std::map<std::pair<guint, guint>, Graph::Node> houses;
  Graph::Node sink = graph.addNode ();
  int all = 0;
  auto add_arc = [&] (Graph::Node from, Graph::Node to, gint64 price) {
    Graph::Arc arc = graph.addArc (from, to);

    lower[arc] = 0;
    upper[arc] = 1;
    cost[arc] = price;
    return arc;
  };

  for (guint wanted : question.wanted)
    {
      entries.push_back (graph.addNode ());
      supply[entries.back ()] = static_cast<int> (wanted);
      all += static_cast<int> (wanted);
    }
  supply[sink] = -all;
  for (const LemonJudge &judge : question.judges)
    {
      guint min = judge.min > judge.besides ? judge.min - judge.besides : 0;
      guint max = judge.max > judge.besides ? judge.max - judge.besides : 0;
      guint most = std::max (min, std::min (max, static_cast<guint> (entries.size ())));

      judges.push_back (graph.addNode ());
      for (guint nth = 1; nth <= most; nth++)
        {
          gint64 place = static_cast<gint64> (nth) + judge.besides;

          lower[add_arc (judges.back (), sink, question.prices.load * (2 * place - 1))] =
              nth <= min;
        }
    }
  for (const LemonPair &pair : question.pairs)
    {
      guint house = question.judges[pair.judge].house;
      Graph::Node from = entries[pair.entry];

      if (house != 0)
        {
          auto found = houses.find ({ pair.entry, house });

          if (found == houses.end ())
            {
              found = houses.insert ({ { pair.entry, house }, graph.addNode () }).first;
              add_arc (from, found->second, 0);
            }
          from = found->second;
        }
      add_arc (from, judges[pair.judge],
               static_cast<gint64> (question.prices.penalty) * pair.penalty);
    }

  Simplex simplex (graph);
  simplex.lowerMap (lower).upperMap (upper).costMap (cost).supplyMap (supply);
  if (simplex.run () != Simplex::OPTIMAL)
    return false;
  *out_price = simplex.totalCost<gint64> ();
  return true;
}
